"""Nodelog once a day through its command, for Airflow 3 (providers: standard).

Copy this file into the folder of DAGs and change the constants. The machine of the worker has the
distribution of Nodelog, and Spark or Hadoop as docs/platforms/airflow.md says.

A run of this DAG is asked for one day, and for some days before it for what came late. It may be
cleared and run again at any time: what was taken is not taken twice.
"""

import os
from datetime import timedelta

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Asset, CronDataIntervalTimetable, Param, task
from airflow.sdk.exceptions import AirflowFailException

HOME = os.environ.get("NODELOG_HOME", "/opt/nodelog")  # where the distribution was unpacked
REPORTS = os.environ.get("NODELOG_REPORTS", "hdfs:///nodelog/reports")  # <warehouse>/reports
ZONE = "UTC"  # report.zone of the site's configuration: where days start
FIRST_DAY = pendulum.datetime(2026, 1, 1, tz=ZONE)

NOTHING_TO_DO = 5
HELD_BACK = 3

# What other DAGs can be scheduled on, as schedule=[Asset(name="nodelog_ip_access")].
ASSETS = [
    Asset(name=f"nodelog_{report}", uri=f"{REPORTS}/{report}")
    for report in ("ip_access", "node_load", "load_balance", "request_failures", "node_outages")
]

# Parameters come from people and reach the shell as variables, so that they are never read as commands.
# A run that was triggered by hand without a date has no interval: it does all that is new.
RUN = """
more=()
[[ -z $FROM ]] || more+=(--from "$FROM")
[[ -z $TO ]] || more+=(--to "$TO")
code=0
"$COMMAND" run --config "$CONFIG" --engine "$ENGINE" "${more[@]}" --fail-on-empty || code=$?
echo "$code" # the last line is what the next task gets
[[ $code -eq 3 ]] || exit $code # held parts: everything else is done, and another try changes nothing
"""

with DAG(
    dag_id="nodelog_daily",
    description="Takes what is new of all logs and publishes the reports of a day",
    schedule=CronDataIntervalTimetable("0 0 * * *", timezone=ZONE),
    start_date=FIRST_DAY,
    catchup=True,  # a day each, from the first one
    max_active_runs=1,  # others would only wait for it
    default_args={
        "retries": 4,  # also of exit code 75: another run is at work
        "retry_delay": timedelta(minutes=5),
        "retry_exponential_backoff": True,
    },
    params={
        "command": Param(f"{HOME}/bin/nodelog", type="string", description="The launcher"),
        "config": Param(f"{HOME}/conf/nodelog.conf", type="string", description="The site's file"),
        "engine": Param("spark", enum=["spark", "mapreduce"]),
        "late_days": Param(
            7, type="integer", minimum=0, description="Days before the interval to look at again"
        ),
    },
    tags=["nodelog"],
):
    run = BashOperator(
        task_id="run",
        bash_command=RUN,
        env={
            "COMMAND": "{{ params.command }}",
            "CONFIG": "{{ params.config }}",
            "ENGINE": "{{ params.engine }}",
            "FROM": "{{ data_interval_start.subtract(days=params.late_days) if data_interval_start else '' }}",
            "TO": "{{ data_interval_end if data_interval_end else '' }}",
        },
        append_env=True,
        skip_on_exit_code=NOTHING_TO_DO,
        execution_timeout=timedelta(hours=6),
        outlets=ASSETS,
    )

    @task(retries=0)
    def quality_gate(exit_code: str) -> None:
        """Fails if a source had more rejects than rejects.max-share; the rest is published."""
        if exit_code == str(HELD_BACK):
            raise AirflowFailException(
                "Parts are held back; the log of the task run names them, and what to do"
            )

    quality_gate(run.output)
