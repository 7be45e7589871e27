"""What scripts/check-airflow checks, once Airflow is there."""

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HOME = Path(sys.argv[1])
WORK = Path(sys.argv[2])
DAGS = WORK / "dags"
SITE = WORK / "site"
BIN = WORK / "venv" / "bin"
DATABASE = WORK / "home" / "airflow.db"

passed = 0
failed = 0


def environment() -> dict[str, str]:
    """Of Airflow: its own home, the DAGs, and a spark-submit on the path."""
    spark = json.dumps({"conn_type": "spark", "host": "local[2]", "extra": {"deploy-mode": "client"}})
    return os.environ | {
        "PATH": f"{WORK / 'spark'}:{BIN}:{os.environ['PATH']}",
        "AIRFLOW_HOME": str(WORK / "home"),
        "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{DATABASE}",
        "AIRFLOW_CONN_SPARK_DEFAULT": spark,
        "NODELOG_HOME": str(WORK / "nodelog"),
        "NODELOG_REPORTS": f"file://{SITE}/warehouse/reports",
        # Short work spends its time on starting: compile quickly rather than well.
        "NODELOG_OPTS": "-XX:TieredStopAtLevel=1 " + os.environ.get("NODELOG_OPTS", ""),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def prepare() -> None:
    """A site with the logs of sample-data, a distribution, and the DAGs with shorter pauses."""
    for directory in (DAGS, SITE, WORK / "home", WORK / "spark", WORK / "nodelog"):
        shutil.rmtree(directory, ignore_errors=True)
    shutil.copytree(HOME / "sample-data", SITE, ignore=shutil.ignore_patterns("warehouse"))
    (WORK / "nodelog" / "lib").mkdir(parents=True)
    (WORK / "nodelog" / "lib" / "nodelog.jar").symlink_to(HOME / "jobs/app/target/nodelog.jar")
    (WORK / "home").mkdir()
    DAGS.mkdir()
    for file in (HOME / "conf" / "airflow").glob("*.py"):
        text = file.read_text()
        pause = text.replace("timedelta(minutes=5)", "timedelta(seconds=1)")
        assert pause != text, f"{file} has another retry_delay than this script knows"
        (DAGS / file.name).write_text(pause.replace('"retry_exponential_backoff": True,', ""))
    executable(
        WORK / "busy-at-first",
        f"""if [[ ! -e {WORK}/was-busy ]]; then
  touch {WORK}/was-busy
  exit 75
fi
exec {HOME}/scripts/nodelog "$@"
""",
    )
    (WORK / "was-busy").unlink(missing_ok=True)
    (WORK / "spark").mkdir()
    submit = f'exec "{os.environ["SPARK_HOME"]}/bin/spark-submit" "$@"\n' if "SPARK_HOME" in os.environ else (
        'exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" '
        f'"@{HOME}/conf/jvm.options" -Xmx1g -XX:TieredStopAtLevel=1 '
        f'-cp "{HOME}/jobs/app/target/runtime/*" org.apache.spark.deploy.SparkSubmit "$@"\n'
    )
    executable(WORK / "spark" / "spark-submit", submit)


def executable(file: Path, text: str) -> None:
    file.write_text("#!/usr/bin/env bash\n" + text)
    file.chmod(0o755)


def run(*command: str) -> subprocess.CompletedProcess:
    return subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)


def check(what: str, test: Callable[[], None]) -> None:
    """Prints one line, with the reason if it did not hold."""
    global passed, failed
    start = time.monotonic()
    try:
        test()
        passed += 1
        print(f"ok      {what} ({time.monotonic() - start:.0f} s)", flush=True)
    except Exception as e:
        failed += 1
        print(f"FAILED  {what}: {e}", flush=True)


def equal(found: object, expected: object, what: str) -> None:
    if found != expected:
        raise AssertionError(f"{what} is {found}, not {expected}")


def test_dag(dag: str, day: str, **params: object) -> tuple[bool, dict[str, tuple[str, int]], str]:
    """`airflow dags test` of the interval that ended on a day; the states and tries of its tasks."""
    done = run("airflow", "dags", "test", dag, day, "--conf", json.dumps(params))
    with sqlite3.connect(DATABASE) as database:
        rows = database.execute(
            "select task_id, state, try_number from task_instance where dag_id = ? and run_id = "
            "(select run_id from dag_run where dag_id = ? order by id desc limit 1)",
            (dag, dag),
        ).fetchall()
    return done.returncode == 0, {task: (state, tries) for task, state, tries in rows}, done.stdout + done.stderr


def states(result: tuple[bool, dict[str, tuple[str, int]], str]) -> dict[str, str]:
    return {task: state for task, (state, _) in result[1].items()}


def daily(day: str, config: str = "nodelog.conf", **params: object):
    return test_dag(
        "nodelog_daily",
        day,
        **{
            "command": str(HOME / "scripts" / "nodelog"),
            "config": str(SITE / config),
            "engine": "mapreduce",
            "late_days": 0,
        }
        | params,
    )


def events(dag: str) -> list[str]:
    """The assets that the tasks of a DAG told to be new."""
    with sqlite3.connect(DATABASE) as database:
        rows = database.execute(
            "select a.name from asset_event e join asset a on a.id = e.asset_id "
            "where e.source_dag_id = ? order by a.name",
            (dag,),
        )
        return [name for (name,) in rows]


def rows(report: str, date: str, columns: str) -> list[list[str]]:
    done = run(
        f"{HOME}/scripts/nodelog", "show", report, "--config", f"{SITE}/nodelog.conf",
        "--from", date, "--to", date, "--columns", columns, "--output", "csv",
    )
    equal(done.returncode, 0, f"the exit code of show {report} ({done.stderr.strip()})")
    return sorted(list(csv.reader(io.StringIO(done.stdout)))[1:])


def expected(name: str, date: str, columns: str) -> list[list[str]]:
    with (HOME / "sample-data" / "expected" / name).open() as file:
        found = [row for row in csv.DictReader(file) if next(iter(row.values())).startswith(date)]
    return sorted([row[column] for column in columns.split(",")] for row in found)


def reports_are_right(date: str) -> None:
    clients = "client,client_kind,requests,bytes_sent,errors"
    equal(len(expected("clients.csv", date, clients)) > 100, True, f"that {date} has clients")
    difference(rows("ip_access", date, clients), expected("clients.csv", date, clients), "ip_access")
    load = "bucket_start,node,requests,bytes_sent"
    found = [row for row in rows("node_load", date, load) if row[2] != "0"]
    difference(found, expected("load.csv", date, load), "node_load")


def difference(found: list[list[str]], wanted: list[list[str]], report: str) -> None:
    if found != wanted:
        more = [row for row in found if row not in wanted][:3]
        less = [row for row in wanted if row not in found][:3]
        raise AssertionError(f"{report} has {more} and should have {less}")


def published() -> list[str]:
    return sorted(path.parent.name for path in (SITE / "warehouse/reports/_dates").glob("date=*/_SUCCESS"))


def clean_code() -> None:
    done = run("ruff", "check", "--no-cache", "--preview", "--select", "AIR,E,F,I,B,UP", "--line-length", "120",
               str(HOME / "conf" / "airflow"))
    equal((done.returncode, done.stdout.strip()), (0, "All checks passed!"), "what ruff says")


def dags_are_sound() -> None:
    code = """
from pathlib import Path
import sys
from airflow.dag_processing.dagbag import DagBag
bag = DagBag(Path(sys.argv[1]))
print({
    "errors": bag.import_errors,
    "dags": {d.dag_id: [d.catchup, d.max_active_runs, type(d.timetable).__name__,
                        sorted({t.retries for t in d.tasks})] for d in bag.dags.values()},
})"""
    done = run(str(BIN / "python"), "-c", code, str(HOME / "conf" / "airflow"))
    found = done.stdout.strip().splitlines()[-1:] or [done.stderr.strip()[-300:]]
    shape = "[True, 1, 'CronDataIntervalTimetable', {}]"
    equal(
        found[0],
        "{'errors': {}, 'dags': {'nodelog_daily': " + shape.format("[0, 4]")
        + ", 'nodelog_spark_submit': " + shape.format("[4]") + "}}",
        "what Airflow reads",
    )


def database_is_there() -> None:
    done = run("airflow", "db", "migrate")
    equal(done.returncode, 0, f"the exit code of airflow db migrate ({done.stderr[-300:]})")


def a_day_is_published() -> None:
    result = daily("2026-01-07", command=str(WORK / "busy-at-first"))
    equal(states(result), {"run": "success", "quality_gate": "success"}, f"the states ({result[2][-500:]})")
    equal(result[1]["run"][1], 2, "the number of tries (the first one ends with 75)")
    equal(published(), ["date=2026-01-06"], "what is published")
    reports_are_right("2026-01-06")
    equal(len(events("nodelog_daily")), 5, "the number of assets that are new")


def again_is_skipped() -> None:
    result = daily("2026-01-07")
    equal(result[0], True, "that airflow dags test succeeds")
    equal(states(result), {"run": "skipped", "quality_gate": "skipped"}, "the states")
    equal(len(events("nodelog_daily")), 5, "the number of assets that are new")
    reports_are_right("2026-01-06")


def a_failure_fails() -> None:
    result = daily("2026-01-07", "no-such-file.conf")
    equal(result[0], False, "that airflow dags test succeeds")
    equal(states(result), {"run": "failed", "quality_gate": "upstream_failed"}, "the states")
    equal(result[1]["run"][1], 5, "the number of tries")
    equal("Cannot read" in result[2] or "no-such-file.conf" in result[2], True, "that the log says why")


def the_gate_fails_without_another_try() -> None:
    text = (SITE / "nodelog.conf").read_text().replace('"warehouse"', '"strict"')
    (SITE / "strict.conf").write_text(text.replace("nodelog {", "nodelog {\n  rejects.max-share = 0"))
    result = daily("2026-01-07", "strict.conf")
    equal(states(result), {"run": "success", "quality_gate": "failed"}, f"the states ({result[2][-500:]})")
    equal((result[1]["run"][1], result[1]["quality_gate"][1]), (1, 1), "the numbers of tries")


def spark_submit_publishes_the_next_day() -> None:
    result = test_dag("nodelog_spark_submit", "2026-01-08", config=str(SITE / "nodelog.conf"), late_days=0)
    equal(states(result), {"run": "success"}, f"the states ({result[2][-1500:]})")
    equal(published(), ["date=2026-01-06", "date=2026-01-07"], "what is published")
    reports_are_right("2026-01-07")
    equal(len(events("nodelog_spark_submit")), 5, "the number of assets that are new")


def late_days_publish_what_waits() -> None:
    result = test_dag("nodelog_spark_submit", "2026-01-08", config=str(SITE / "nodelog.conf"), late_days=7)
    equal(states(result), {"run": "success"}, "the states")
    equal(published(), [f"date=2026-01-0{day}" for day in (5, 6, 7)], "what is published")
    reports_are_right("2026-01-05")


def main() -> int:
    prepare()
    check("the DAGs have no findings of ruff's AIR rules", clean_code)
    check("Airflow makes its database", database_is_there)
    check("both DAGs are read, with data intervals, one run at a time and retries", dags_are_sound)
    check("nodelog_daily tries again when busy (75) and publishes its day as expected", a_day_is_published)
    check("the same day again is skipped (5) and leaves the reports as they are", again_is_skipped)
    check("a run that cannot work fails after its retries", a_failure_fails)
    check("held parts (3) fail the gate and not the run", the_gate_fails_without_another_try)
    check("nodelog_spark_submit publishes the next day as expected", spark_submit_publishes_the_next_day)
    check("late_days publish what waits; nothing new is a success", late_days_publish_what_waits)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
