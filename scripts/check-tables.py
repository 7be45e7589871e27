"""Compares reports as pyarrow and pandas read them with what nodelog shows; see scripts/check-tables."""

import json
import pathlib
import re
import sys

import pyarrow
import pyarrow.dataset
import pandas

work = pathlib.Path(sys.argv[1])
docs = pathlib.Path(sys.argv[2])
warehouse = str(work / "warehouse")
passed = failed = 0


def check(name, found, expected):
    global passed, failed
    if found == expected:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name}: found {str(found)[:300]}, expected {str(expected)[:300]}")


def shown(report):
    with open(work / "shown" / f"{report}.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def documented_types():
    """The type of each column by the user guide's tables, in the words of pyarrow."""
    page = (docs / "platforms" / "sql.md").read_text(encoding="utf-8")
    words = {}
    for line in page.splitlines():
        cells = [cell.strip().replace("&lt;", "<").replace("&gt;", ">") for cell in line.strip("|").split("|")]
        if len(cells) == 6:
            words[cells[0]] = cells[5]
    guide = (docs / "user-guide.md").read_text(encoding="utf-8")
    types = {}
    for report, section in re.findall(r"\n### `(\w+)`\n(.*?)(?=\n##)", guide, re.DOTALL):
        columns = re.findall(r"^\| `(\w+)` \| ([^|]+?)(?: or null)? \|", section, re.MULTILINE)
        types[report] = {name: words[kind] for name, kind in columns if kind in words and name != "date"}
    return types


def table(report):
    return pyarrow.dataset.dataset(
        f"{warehouse}/reports/{report}", format="parquet", partitioning="hive"
    ).to_table()


# What the page says of Python, as it stands there.
scope = {"warehouse": warehouse}
code = re.search(r"```python\n(.*?)```", (docs / "platforms" / "sql.md").read_text(encoding="utf-8"), re.DOTALL)
exec(code.group(1), scope)
sums = {}
for row in shown("node_load"):
    sums[row["node"]] = sums.get(row["node"], 0) + row["requests"]
check("the documented Python adds up requests", scope["requests"].to_dict(), sums)

types = documented_types()
reports = (work / "warehouse" / "reports").glob("[!_]*/")  # what starts with _ is for schedulers
for report in sorted(path.name for path in reports):
    schema = table(report).schema
    # pyarrow names the parts of a map in some versions: map<int32, int64 ('duration_histogram')>
    found = {
        field.name: re.sub(r" \('.*'\)", "", str(field.type)) for field in schema if field.name != "date"
    }
    check(f"types of {report}", found, types[report])

for report in ("node_load", "ip_access", "request_failures", "input_audit"):
    rows = shown(report)
    check(f"rows of {report}", table(report).num_rows, len(rows))
    dates = {row["date"] for row in rows}
    check(f"dates of {report}", {str(date) for date in table(report)["date"].to_pylist()}, dates)

rows = table("node_load")
histogram = {}
for buckets in rows["duration_histogram"].to_pylist():
    for bucket, count in buckets:
        histogram[bucket] = histogram.get(bucket, 0) + count
expected = {}
for row in shown("node_load"):
    for bucket, count in row["duration_histogram"].items():
        expected[int(bucket)] = expected.get(int(bucket), 0) + count
check("histograms", histogram, expected)
check("histograms are there", len(expected) > 10, True)

sketches = [sketch for sketch in rows["hour_clients_hll"].to_pylist() if sketch is not None]
check("sketches are bytes", all(isinstance(sketch, bytes) and sketch for sketch in sketches), True)
check("a sketch an hour and node", len(sketches) > 10, True)

frame = pandas.read_parquet(f"{warehouse}/reports/ip_access")
clients = {}
for row in shown("ip_access"):
    clients[row["client"]] = clients.get(row["client"], 0) + row["requests"]
check("pandas adds up clients", frame.groupby("client").requests.sum().to_dict(), clients)
check("times are in UTC", str(frame.first_seen.dt.tz), "UTC")
check(
    "times are those that are shown",
    int(frame.first_seen.min().value // 1000),
    min(pandas.Timestamp(row["first_seen"]).value // 1000 for row in shown("ip_access")),
)

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
