package io.nodelog.hdfs.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

class LogStreamTest {
  private static final byte[] TEXT = Packed.lines(2_000, 1);
  private static final byte[] MORE = Packed.lines(3, 2);
  private static final String XZ_OF_COMMAND =
      "/Td6WFoAAATm1rRGAsBPZCEBFgAQOXJ84ABjAEddABiCgo8iTvimVffwmaUlDZBFkVpRtJvKrNwFMuyFUp+x"
          + "SG3v3OhLuWG64JxTf5jIqVQO/D0q0wbXZkQ9VmSmzT3Xxx9EohO4AAB6BdaYhzvLWwLASmQhARYAo6i/LOAA"
          + "YwBCXQAbgoKvqSZ3kMUF5TxT5tGRQwQ8XG7T3YnILLKZLnX+BNpXCmVQNrJgg87XrAjQMQTIj4GthV5S0Aqg"
          + "VAelvaqd8wAAAAATbF854kCMYQLARlwhARYAn5ssyuAAWwA+XQAFDrTz+FNZ6Bom2I3mo3yyXI2wF9nwSOUe"
          + "rZwbyixRg1JH7KL5ue1z76m3AYhkg8z53h1dHTsd+Rn6ebYAAAAAAEZDNPVK8IS/AANjZF5kWlzh2p3wscRn"
          + "+wIAAAAABFla";

  @ParameterizedTest
  @EnumSource(names = {"PLAIN", "GZIP", "ZSTD", "BZIP2", "XZ"})
  void readsEveryMemberEvenIfNothingIsEverAvailable(Codec codec) throws IOException {
    byte[] file =
        Packed.join(Packed.of(codec, TEXT), Packed.of(codec, new byte[0]), Packed.of(codec, MORE));
    for (int most : new int[] {1, 2, 7, 4096, Integer.MAX_VALUE}) {
      try (LogStream stream = open(new TrickleStream(file, most))) {
        assertThat(stream.readAllBytes())
            .describedAs("%s bytes a read", most)
            .isEqualTo(Packed.join(TEXT, MORE));
        assertThat(stream.codec()).isEqualTo(codec);
        assertThat(stream.offset()).isEqualTo(TEXT.length + MORE.length);
        assertThat(stream.trailing()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD", "BZIP2", "XZ"})
  void reportsZeroPaddingAndGarbageAfterTheEnd(Codec codec) throws IOException {
    byte[] packed = Packed.of(codec, MORE);
    checkTrailing(packed, new byte[700], true);
    checkTrailing(packed, new byte[1], true);
    checkTrailing(packed, "garbage".getBytes(ISO_8859_1), false);
    checkTrailing(packed, "\0\0\0x".getBytes(ISO_8859_1), false);
  }

  private static void checkTrailing(byte[] packed, byte[] tail, boolean zeros) throws IOException {
    try (LogStream stream = open(new TrickleStream(Packed.join(packed, tail), 5))) {
      assertThat(stream.readAllBytes()).isEqualTo(MORE);
      assertThat(stream.trailing()).contains(new TrailingBytes(packed.length, tail.length, zeros));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD", "BZIP2", "XZ"})
  void handsOutAPrefixAndThenSaysThatTheFileEndsEarlyWhereverItIsCut(Codec codec)
      throws IOException {
    byte[] text = Packed.lines(40, 3);
    byte[] second = Packed.of(codec, text);
    byte[] file = Packed.join(Packed.of(codec, text), second);
    int firstEnd = file.length - second.length;
    for (int length = 10; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      boolean said = readInto(cut, read);
      byte[] before = Arrays.copyOf(Packed.join(text, text), read.size());
      assertThat(read.toByteArray()).describedAs("cut at %s", length).isEqualTo(before);
      assertThat(read.size()).isGreaterThanOrEqualTo(length >= firstEnd ? text.length : 0);
      // The file is whole only where it is cut between its members.
      assertThat(said).describedAs("cut at %s", length).isEqualTo(length != firstEnd);
    }
  }

  private static boolean readInto(byte[] file, ByteArrayOutputStream target) throws IOException {
    try (LogStream stream = open(new TrickleStream(file, 11))) {
      stream.transferTo(target);
      return stream.trailing().isPresent();
    } catch (DamagedFileException e) {
      assertThat(e.offset()).isEqualTo(target.size());
      assertThat(e.path()).isEqualTo("web-1/access");
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD", "BZIP2", "XZ"})
  void neverHandsOutOtherBytesWithoutSayingSo(Codec codec) throws IOException {
    byte[] packed = Packed.of(codec, Packed.lines(200, 4));
    byte[] text = Packed.lines(200, 4);
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      byte[] damaged = packed.clone();
      int at = 12 + random.nextInt(packed.length - 12);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      boolean said = readInto(damaged, read);
      assertThat(said || Arrays.equals(read.toByteArray(), text))
          .describedAs("byte %s", at)
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD", "BZIP2", "XZ"})
  void handsOutTheSameBytesBeforeDamageHoweverTheyArriveAndAreAskedFor(Codec codec)
      throws IOException {
    byte[] packed = Packed.of(codec, Packed.lines(60_000, 6));
    packed[packed.length / 2] ^= 64;
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    ByteArrayOutputStream trickled = new ByteArrayOutputStream();
    assertThat(drain(new ByteArrayInputStream(packed), whole)).isTrue();
    assertThat(drain(new TrickleStream(packed, 3), trickled)).isTrue();
    assertThat(whole.size()).isGreaterThan(128 << 10).isEqualTo(trickled.size());
    for (int asked : new int[] {1, 7, 4_095, 1 << 20}) {
      assertThat(countUpToDamage(packed, asked)).isEqualTo(whole.size());
    }
  }

  private static int countUpToDamage(byte[] packed, int asked) throws IOException {
    byte[] bytes = new byte[asked];
    int count = 0;
    try (LogStream stream = open(new ByteArrayInputStream(packed))) {
      for (int read; (read = stream.read(bytes, 0, asked)) >= 0; ) {
        count += read;
      }
      throw new AssertionError("the damage was not seen");
    } catch (DamagedFileException e) {
      return count;
    }
  }

  private static boolean drain(InputStream raw, ByteArrayOutputStream target) throws IOException {
    try (LogStream stream = open(raw)) {
      stream.transferTo(target);
      return false;
    } catch (DamagedFileException e) {
      return true;
    }
  }

  @Test
  void namesFileAndOffsetsOfDamage() {
    byte[] packed = Packed.gzip(TEXT);
    DamagedFileException damage =
        catchThrowableOfType(
            DamagedFileException.class, () -> readAll(Arrays.copyOf(packed, packed.length - 4)));
    assertThat(damage)
        .hasMessage(
            "Cannot read web-1/access: the compressed data ends early (at compressed offset "
                + (packed.length - 8)
                + ", decompressed offset "
                + TEXT.length
                + ")");
    assertThat(damage.compressedOffset()).isEqualTo(packed.length - 8);
  }

  @Test
  void passesOnWhatGoesWrongBelowUnchanged() {
    IOException gone = new IOException("connection reset");
    byte[] packed = Packed.gzip(TEXT);
    InputStream broken = new BrokenStream(Arrays.copyOf(packed, packed.length / 2), gone);
    assertThatThrownBy(() -> open(broken).readAllBytes()).isSameAs(gone);
  }

  @Test
  void passesOverSkippableFrames() throws IOException {
    byte[] skippable =
        Packed.join("_*M\u0018".getBytes(ISO_8859_1), new byte[] {3, 0, 0, 0, 9, 9, 9});
    byte[] file =
        Packed.join(skippable, Packed.zstd(TEXT), skippable, Packed.zstd(MORE), skippable);
    assertThat(readAll(file)).isEqualTo(Packed.join(TEXT, MORE));
  }

  @Test
  void readsZstandardOfEveryLevelAndWithoutChecksum() throws IOException {
    byte[] text = Packed.lines(20_000, 7);
    for (int level = -5; level <= 19; level += 3) {
      assertThat(readAll(Zstd.compress(text, level)))
          .describedAs("level %s", level)
          .isEqualTo(text);
    }
    byte[] tiny = {'a'};
    assertThat(readAll(Zstd.compress(tiny))).isEqualTo(tiny);
  }

  @Test
  void refusesAZstandardWindowThatIsTooLarge() throws IOException {
    byte[] head = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) ((31 - 10) << 3), 1, 0, 0};
    assertThatThrownBy(() -> readAll(head))
        .hasMessageContaining("window is larger than 134217728 bytes");
    ByteArrayOutputStream longest = new ByteArrayOutputStream();
    try (ZstdOutputStream out = new ZstdOutputStream(longest)) {
      out.setLong(27);
      out.write(TEXT);
    }
    assertThat(readAll(longest.toByteArray())).isEqualTo(TEXT);
    StreamLimits narrow = new StreamLimits(200, 1 << 20, 9, 1 << 20, TEXT.length - 1);
    assertThatThrownBy(() -> readAll(Zstd.compress(TEXT), narrow))
        .hasMessageContaining("window is larger than " + (TEXT.length - 1) + " bytes");
  }

  @Test
  void readsAllBlocksAndChecksOfXzAndThePaddingBetweenStreams() throws IOException {
    byte[] text = Packed.lines(9_000, 8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int check : new int[] {XZ.CHECK_NONE, XZ.CHECK_CRC32, XZ.CHECK_SHA256}) {
      XZOutputStream out = new XZOutputStream(packed, new LZMA2Options(0), check);
      out.write(text, 0, 100_000);
      out.endBlock();
      out.write(text, 100_000, text.length - 100_000);
      out.finish();
      packed.writeBytes(new byte[check * 40]);
    }
    assertThat(readAll(packed.toByteArray())).isEqualTo(Packed.join(text, text, text));
  }

  @Test
  void readsWhatTheCommandXzWrote() throws IOException {
    // seq 100 | xz --threads=2 --block-size=100: three blocks with their sizes in their headers
    byte[] packed = Base64.getMimeDecoder().decode(XZ_OF_COMMAND);
    String numbers = IntStream.rangeClosed(1, 100).mapToObj(i -> i + "\n").collect(joining());
    assertThat(new String(readAll(packed), ISO_8859_1)).isEqualTo(numbers);
  }

  @Test
  void refusesAnXzDictionaryThatIsTooLarge() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    LZMA2Options options = new LZMA2Options(0);
    options.setDictSize(8 << 20);
    try (XZOutputStream out = new XZOutputStream(packed, options)) {
      out.write(TEXT);
    }
    StreamLimits wide = new StreamLimits(200, 1 << 20, 9, 1 << 20, 8 << 20);
    assertThat(readAll(packed.toByteArray(), wide)).isEqualTo(TEXT);
    StreamLimits narrow = new StreamLimits(200, 1 << 20, 9, 1 << 20, 4 << 20);
    assertThatThrownBy(() -> readAll(packed.toByteArray(), narrow))
        .hasMessageContaining("dictionary is larger than 4194304 bytes");
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD", "BZIP2", "XZ"})
  void refusesABomb(Codec codec) {
    byte[] bomb = Packed.of(codec, new byte[16 << 20]);
    assertThatThrownBy(() -> readAll(bomb))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("more than 200 times as many");
  }

  @Test
  void readsAFirstMibOfAnyRatio() throws IOException {
    byte[] zeros = new byte[1 << 20];
    assertThat(readAll(Packed.gzip(zeros))).isEqualTo(zeros);
  }

  @Test
  void refusesTooManyMembersAndTooManyBytes() {
    byte[] empty = Packed.gzip(new byte[0]);
    byte[] members = Packed.join(Packed.gzip(MORE), empty, empty, empty);
    assertThatThrownBy(() -> readAll(members, limits(3, 1 << 20)))
        .hasMessage("Cannot read web-1/access: it has more than 3 compressed members");
    assertThatThrownBy(() -> readAll(members, limits(9, MORE.length - 1)))
        .hasMessageContaining("it decompresses to more than " + (MORE.length - 1) + " bytes");
  }

  private static StreamLimits limits(long maxMembers, long maxBytes) {
    return new StreamLimits(200, 1 << 20, maxMembers, maxBytes, 128 << 20);
  }

  @Test
  void refusesArchivesAndFilesCompressedTwice() {
    assertThatThrownBy(() -> readAll("PK\3\4".getBytes(ISO_8859_1)))
        .isInstanceOf(RefusedFileException.class)
        .hasMessage(
            "Cannot read web-1/access: it is a zip archive (must be plain text, gzip, Zstandard,"
                + " bzip2 or xz)");
    assertThatThrownBy(() -> readAll(Packed.gzip(Packed.zstd(TEXT))))
        .hasMessage("Cannot read web-1/access: it is a gzip file that holds a Zstandard file");
    byte[] tar = ("a.log" + "\0".repeat(252) + "ustar\0").getBytes(ISO_8859_1);
    assertThatThrownBy(() -> readAll(Packed.gzip(tar))).hasMessageContaining("a tar archive");
  }

  private static byte[] readAll(byte[] file) throws IOException {
    return readAll(file, StreamLimits.standard());
  }

  private static byte[] readAll(byte[] file, StreamLimits limits) throws IOException {
    try (LogStream stream =
        LogStream.open(new ByteArrayInputStream(file), "web-1/access", limits)) {
      return stream.readAllBytes();
    }
  }

  private static LogStream open(InputStream raw) throws IOException {
    return LogStream.open(raw, "web-1/access", StreamLimits.standard());
  }
}
