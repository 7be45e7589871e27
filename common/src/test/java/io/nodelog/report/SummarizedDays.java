package io.nodelog.report;

import io.nodelog.summary.Block;
import io.nodelog.summary.BlockKey;
import io.nodelog.summary.BlockSink;
import io.nodelog.summary.MergedRows;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The summaries of some days, all of one table, for reports of a date. */
final class SummarizedDays implements SummaryInputs, BlockSink {
  private final LocalDate date;
  private final Map<LocalDate, List<Block>> blocks = new TreeMap<>();

  SummarizedDays(LocalDate date) {
    this.date = date;
  }

  @Override
  public void accept(BlockKey key, byte[] block) throws IOException {
    blocks
        .computeIfAbsent(LocalDate.ofEpochDay(key.epochDay()), day -> new ArrayList<>())
        .add(Block.of(block));
  }

  @Override
  public LocalDate date() {
    return date;
  }

  @Override
  public SortedRows rows(SummaryTable table, LocalDate ofDate) throws IOException {
    return new MergedRows(
        table, blocks.getOrDefault(ofDate, List.of()).stream().map(Block::rows).toList());
  }
}
