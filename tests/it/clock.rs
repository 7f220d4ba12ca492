//! An impossible clock ends a command with a message, and never with a panic.

use paraph::value::Time;

use crate::command_runner::Folder;

/// Replaces the system's clock: every process that loads it sees the time in `SECONDS`.
const CLOCK: &str = r#"
#define _GNU_SOURCE
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include <sys/syscall.h>

int clock_gettime(clockid_t clock, struct timespec *time) {
    const char *seconds = getenv("SECONDS_OF_CLOCK");
    if (clock != CLOCK_REALTIME || !seconds)
        return syscall(SYS_clock_gettime, clock, time);
    time->tv_sec = atoll(seconds);
    time->tv_nsec = 0;
    return 0;
}
"#;

/// Makes such a clock in a folder.
pub(crate) fn make(f: &Folder) {
    f.write("clock.c", CLOCK);
    f.ok("cc -shared -fPIC -o clock.so clock.c");
}

/// The prefix of a command that runs at this time.
pub(crate) fn at(f: &Folder, time: &str) -> String {
    let time: Time = time.parse().unwrap();
    let clock = f.path("clock.so");
    format!("LD_PRELOAD={} SECONDS_OF_CLOCK={}", clock.display(), time.unix_seconds())
}

fn office() -> Folder {
    let f = Folder::office();
    make(&f);
    f
}

/// All commands that read the clock.
const COMMANDS: &[&str] = &[
    "verify tor.bundle.json --roster roster.toml",
    "verify tor.bundle.json --roster roster.toml --json",
    "status . --roster roster.toml",
    "graph . --roster roster.toml",
    "lint tor.toml",
    "draft texts/ictcc-tor.en.txt -o new.toml",
    "sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes -o new",
    "roster check roster.toml",
    "roster accept tor.bundle.json --roster roster.toml",
    "roster revoke --roster roster.toml --holder rok-mnd-kim --reason left --from today",
    "key new clock --no-passphrase",
    "show tor.bundle.json",
];

#[test]
fn a_clock_beyond_the_calendar_is_an_error_and_no_panic() {
    let f = office();
    // After the year 9999, up to the limit of 64 bits, and before the year 1.
    for seconds in ["253402300800", "9223372036854775807", "-62135596801", "-9223372036854775808"] {
        let clock = format!("LD_PRELOAD=$PWD/clock.so SECONDS_OF_CLOCK={seconds}");
        let mut asked = 0;
        for command in COMMANDS {
            let before = f.listing();
            let ran = f.run(&format!("{clock} paraph {command}"));
            assert!(!ran.talk.contains("panicked"), "{seconds} {command}: {ran}");
            if ran.talk.contains("not within the years 1 to 9999") {
                asked += 1;
                let ran = ran.exit(2).code("clock");
                f.assert_unchanged(&before, &ran);
            }
        }
        assert!(asked >= 8, "{seconds}: only {asked} commands asked the clock");
    }
}

#[test]
fn the_last_days_of_the_calendar_can_be_judged() {
    let f = office();
    // 2 January 9999, UTC.
    let clock = "LD_PRELOAD=$PWD/clock.so SECONDS_OF_CLOCK=253370851200";
    for zone in ["UTC", "Pacific/Kiritimati", "Etc/GMT+12"] {
        f.ok(&format!("TZ={zone} {clock} paraph verify tor.bundle.json --roster roster.toml"));
    }
}
