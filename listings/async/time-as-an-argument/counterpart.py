from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


# ANCHOR: main
@dataclass
class Lease:
    granted: datetime
    length: timedelta

    def left(self, now: datetime) -> timedelta | None:
        left = self.granted + self.length - now
        return left if left > timedelta(0) else None


def main() -> None:
    granted = datetime.now(UTC)
    lease = Lease(granted, length=timedelta(hours=1))
    for minutes in (0, 59, 60, 61):
        left = lease.left(granted + timedelta(minutes=minutes))
        print(f"after {minutes} minutes: {left}")


main()
# ANCHOR_END: main
