package io.nodelog.app.generate;

/** The configuration that reads a generated fleet: its paths are relative to its own directory. */
final class SiteFile {
  private SiteFile() {}

  static String of(FleetPlan plan) {
    StringBuilder text = new StringBuilder();
    text.append("# A generated fleet. Relative paths start at the directory of this file.\n");
    text.append("nodelog {\n");
    text.append("  warehouse = \"warehouse\"\n");
    text.append("  nodes = [\n");
    for (NodePlan node : plan.nodes()) {
      text.append("    { name = \"").append(node.name()).append("\", sources = [\n");
      text.append("      { name = access, uri = \"").append(node.name()).append("/access.log*\"");
      text.append(", format = ").append(node.style().presetName()).append(" } ] }\n");
    }
    return text.append("  ]\n}\n").toString();
  }
}
