# Evidence of times in a report.
evidence = Evidence of times:
token = time-stamp
log = log proof
about =
    { $acts ->
        [0] about no act of this bundle
        [one] about 1 act
       *[other] about { NUMBER($acts) } acts
    }
named-source = { $by } ({ $name })
witnessed-source =
    { $source } with { $count ->
        [one] the witness { $witnesses }
       *[other] the witnesses { $witnesses }
    }
your-roster = your roster
claimed-and-proven = claimed since { $claimed }, proven no later than { $proven } by { $by }
proves = { $by } proves that it existed no later than { $time }
faulty = no effect: { $why } ({ $code })
other-digest = no effect: it is about something else
unknown-authority = no effect: no authority and no log of your roster made it
not-proven = no effect: { $why } ({ $code })
from-the-future = no effect: its time is { $time }, more than a day after the time of this report
outside-window = no effect: your roster does not trust { $by } for { $time }
not-renewed = no effect: evidence of { $by } ended on { $until }, and nothing renewed it before
renews =
    { $entries ->
        [one] renews 1 older entry
       *[other] renews { NUMBER($entries) } older entries
    }

# What evidence claims, where no one has checked it.
evidence-claims = Evidence of times, as it claims:
token-claims = claims { $time }, certificate { $digest }
log-claims = claims to be in the log { $origin }
unusable = cannot be used: { $why } ({ $code })

# Evidence that is earlier than the act claims to be.
ignored-for = for { $party }: act { $act }
proof-time = { $by } says { $time }
proof-before-claim = ignored: the act, or its record, claims to be more than a day younger: { $time }
