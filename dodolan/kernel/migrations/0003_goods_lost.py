"""The ledger has an account for goods that nobody took."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0002_append_only"),
    ]

    operations = [
        migrations.AlterField(
            model_name="account",
            name="kind",
            field=models.CharField(
                choices=[
                    ("runner_cash", "Runner Cash"),
                    ("city_cash", "City Cash"),
                    ("stall_payable", "Stall Payable"),
                    ("runner_payable", "Runner Payable"),
                    ("city_subsidy", "City Subsidy"),
                    ("rounding", "Rounding"),
                    ("cash_variance", "Cash Variance"),
                    ("goods_lost", "Goods Lost"),
                ],
                max_length=20,
            ),
        ),
    ]
