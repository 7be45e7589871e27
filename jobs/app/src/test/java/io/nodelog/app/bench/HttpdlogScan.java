package io.nodelog.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.basjes.parse.core.Parser;
import nl.basjes.parse.httpdlog.HttpdLoglineParser;

/** Parses a log of combined lines with httpdlog-parser, for the columns that the kernel has too. */
final class HttpdlogScan {
  private static final String[] PATHS = {
    "IP:connection.client.host",
    "STRING:connection.client.user",
    "TIME.EPOCH:request.receive.time.epoch",
    "HTTP.METHOD:request.firstline.method",
    "HTTP.URI:request.firstline.uri",
    "HTTP.PROTOCOL_VERSION:request.firstline.protocol",
    "STRING:request.status.last",
    "BYTES:response.body.bytes",
    "HTTP.URI:request.referer",
    "HTTP.USERAGENT:request.user-agent"
  };

  /** Filled by the parser. */
  public static final class Fields {
    private int set;

    public void set(String path, String value) {
      set += value == null ? 0 : 1;
    }
  }

  private HttpdlogScan() {}

  public static void main(String[] args) throws Exception {
    Parser<Fields> parser = new HttpdLoglineParser<>(Fields.class, "combined");
    for (String path : PATHS) {
      parser.addParseTarget(Fields.class.getMethod("set", String.class, String.class), path);
    }
    System.out.println(parse(parser, Path.of(args[0])) + " lines");
  }

  private static long parse(Parser<Fields> parser, Path log) throws IOException {
    long lines = 0;
    try (BufferedReader in = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (parser.parse(new Fields(), line).set < PATHS.length / 2) {
          throw new IllegalStateException("Cannot parse " + line);
        }
        lines++;
      }
    } catch (nl.basjes.parse.core.exceptions.DissectionFailure
        | nl.basjes.parse.core.exceptions.InvalidDissectorException
        | nl.basjes.parse.core.exceptions.MissingDissectorsException e) {
      throw new IllegalStateException(e);
    }
    return lines;
  }
}
