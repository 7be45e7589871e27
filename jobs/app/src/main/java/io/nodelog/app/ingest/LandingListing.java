package io.nodelog.app.ingest;

import io.nodelog.app.run.DataInterval;
import io.nodelog.app.run.Failures;
import io.nodelog.app.run.Run;
import io.nodelog.config.LandingTime;
import io.nodelog.config.NodeFromPath;
import io.nodelog.config.SourceFormat;
import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.ReadableStorage;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/**
 * Lists the files of a landing area. A directory whose name tells a day or an hour that is not
 * asked for is not listed at all, so that years of them cost nothing.
 */
final class LandingListing {
  private final SourceListing listing = new SourceListing();
  private final NodeFromPath landing;
  private final Path root;
  private final DataInterval asked;
  private final ZoneId zone;
  private final Optional<Pattern> dated;

  private LandingListing(Run run, NodeFromPath landing, DataInterval asked) {
    this.landing = landing;
    this.root = new Path(landing.root());
    this.asked = asked;
    this.zone = run.config().report().zone();
    this.dated = asked.isAll() ? Optional.empty() : landing.datedDirectories();
  }

  /** Lists what is asked for; what cannot be listed is a problem, not an error. */
  static SourceListing of(Run run, NodeFromPath landing, DataInterval asked) {
    LandingListing all = new LandingListing(run, landing, asked);
    if (landing.isDated() && !asked.isAll()) {
      all.listing.looks().landingInPart();
    }
    try (SourceStorages storages = SourceStorages.ofLandingArea(run)) {
      all.add(storages);
    }
    return all.listing;
  }

  private void add(SourceStorages storages) {
    try {
      Path whole = storages.whole(landing.root());
      addBelow(storages.of(whole.toUri()), whole);
    } catch (IOException e) {
      fail(Failures.reason(e));
    } catch (IllegalArgumentException e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  private void fail(String why) {
    String problem = "Cannot list " + root + ": " + why;
    listing.addProblem(problem);
    listing.looks().landingFailed(problem);
  }

  private void addBelow(ReadableStorage storage, Path directory) throws IOException {
    for (FileEntry entry : storage.list(directory)) {
      if (!entry.directory()) {
        addLanded(entry);
      } else if (mayHave(below(entry))) {
        addBelow(storage, entry.path());
      }
    }
  }

  /** The path of a file or directory below the root. */
  private String below(FileEntry entry) {
    String top = root.toUri().getPath();
    String path = entry.path().toUri().getPath();
    return path.substring(top.endsWith("/") ? top.length() : top.length() + 1);
  }

  /** Whether a directory may have files that are asked for. */
  private boolean mayHave(String directory) {
    Optional<Matcher> named =
        dated.map(pattern -> pattern.matcher(directory)).filter(Matcher::matches);
    Optional<LandingTime> landed = named.flatMap(NodeFromPath::landed);
    return landed.map(time -> time.overlaps(asked.from(), asked.to(), zone)).orElse(true);
  }

  private void addLanded(FileEntry entry) {
    Optional<NodeFromPath.Origin> origin = landing.origin(below(entry));
    if (origin.isPresent()) {
      if (origin.get().overlaps(asked.from(), asked.to(), zone)) {
        add(entry, origin.get());
      }
    } else if (!isFlag(entry)) {
      listing.addProblem(
          "Cannot take "
              + entry.path()
              + ": its path tells no valid node and source"
              + (landing.isDated() ? ", or no day or hour" : "")
              + " (see node-from-path)");
    }
  }

  /** Whether a file is no log, but says that a directory is complete. */
  private static boolean isFlag(FileEntry entry) {
    return entry.length() == 0 || entry.path().getName().startsWith("_");
  }

  private void add(FileEntry entry, NodeFromPath.Origin origin) {
    SourceFormat format = landing.sourceFormats().get(origin.source());
    if (format == null) {
      String problem =
          "Cannot take "
              + entry.path()
              + ": source "
              + origin.source()
              + " has no format (must be a key of source-formats)";
      listing.addProblem(problem);
      listing.looks().failed(new SourceLooks.Name(origin.node(), origin.source()), problem);
      return;
    }
    listing.add(
        new SourceFile(origin.node(), origin.source(), format.format(), format.zone(), entry));
  }
}
