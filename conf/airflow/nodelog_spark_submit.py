"""Nodelog once a day through spark-submit, for Airflow 3 (providers: apache-spark).

Copy this file into the folder of DAGs and change the constants. The connection says where Spark
runs (master, deploy mode, queue), as docs/platforms/airflow.md shows.

Airflow sees only whether spark-submit ends with 0. So --fail-on-empty is not used: a day with
nothing new is a success. Whatever else fails is tried again, which is safe: what was taken is not
taken twice.
"""

import os
from datetime import timedelta

import pendulum
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk import DAG, Asset, CronDataIntervalTimetable, Param

HOME = os.environ.get("NODELOG_HOME", "/opt/nodelog")  # where the distribution was unpacked
REPORTS = os.environ.get("NODELOG_REPORTS", "hdfs:///nodelog/reports")  # <warehouse>/reports
ZONE = "UTC"  # report.zone of the site's configuration: where days start
FIRST_DAY = pendulum.datetime(2026, 1, 1, tz=ZONE)

# What other DAGs can be scheduled on, as schedule=[Asset(name="nodelog_ip_access")].
ASSETS = [
    Asset(name=f"nodelog_{report}", uri=f"{REPORTS}/{report}")
    for report in ("ip_access", "node_load", "load_balance", "request_failures", "node_outages")
]

# A run that was triggered by hand without a date has no interval: it does all that is new.
FROM = "{{ data_interval_start.subtract(days=params.late_days) if data_interval_start else '1970-01-01' }}"
TO = "{{ data_interval_end if data_interval_end else '9999-12-31' }}"

with DAG(
    dag_id="nodelog_spark_submit",
    description="Takes what is new of all logs and publishes the reports of a day, on Spark",
    schedule=CronDataIntervalTimetable("0 0 * * *", timezone=ZONE),
    start_date=FIRST_DAY,
    catchup=True,  # a day each, from the first one
    max_active_runs=1,  # others would only wait for it
    default_args={
        "retries": 4,
        "retry_delay": timedelta(minutes=5),
        "retry_exponential_backoff": True,
    },
    params={
        "config": Param(f"{HOME}/conf/nodelog.conf", type="string", description="The site's file"),
        "late_days": Param(
            7, type="integer", minimum=0, description="Days before the interval to look at again"
        ),
    },
    tags=["nodelog"],
):
    SparkSubmitOperator(
        task_id="run",
        conn_id="spark_default",
        name="nodelog",
        application=f"{HOME}/lib/nodelog.jar",
        java_class="io.nodelog.app.cli.Main",
        # In cluster mode the driver is elsewhere: add files="{{ params.config }}", and name the file without its
        # directory in --config.
        application_args=[
            "run",
            "--config",
            "{{ params.config }}",
            "--engine",
            "spark",
            "--from",
            FROM,
            "--to",
            TO,
        ],
        execution_timeout=timedelta(hours=6),
        outlets=ASSETS,
    )
