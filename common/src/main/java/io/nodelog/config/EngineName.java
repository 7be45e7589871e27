package io.nodelog.config;

/** The engines that can scan logs; both give the same rows. */
public enum EngineName {
  SPARK,
  MAPREDUCE
}
