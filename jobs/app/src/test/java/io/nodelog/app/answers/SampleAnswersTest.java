package io.nodelog.app.answers;

class SampleAnswersTest extends SampleAnswers {
  @Override
  Warehouse warehouse() {
    return Warehouse.local(directory.resolve("warehouse"));
  }
}
