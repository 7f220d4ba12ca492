//! Makes random scenes of several instruments and checks that the rules' properties hold in them:
//!
//!     cargo run --release --manifest-path fuzz/Cargo.toml --example scenes -- COUNT SEED [PROPERTY...]

use std::process::ExitCode;

use paraph_fuzz::scenes::{Dice, Outcome, Property, Scene};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut number = |what: &str| -> u64 {
        let number = arguments.next().and_then(|it| it.parse().ok());
        number.unwrap_or_else(|| panic!("{what} is missing: scenes COUNT SEED [PROPERTY...]"))
    };
    let (count, seed) = (number("COUNT"), number("SEED"));
    let named: Vec<String> = arguments.collect();
    let wanted = Property::ALL.into_iter();
    let wanted = wanted.filter(|it| named.is_empty() || named.contains(&format!("{it:?}")));
    let mut failed = false;
    // A scene that is made smaller need not make sense any more.
    std::panic::set_hook(Box::new(|_| {}));
    for property in wanted {
        let (mut holds, mut fails) = (0, 0);
        for index in 0..count {
            let mut dice =
                Dice(seed.wrapping_mul(0x1000_0000).wrapping_add(index).wrapping_mul(0x5851_f42d));
            let scene = Scene::random(&mut dice);
            let check = std::panic::AssertUnwindSafe(|| scene.check(property));
            let outcome = std::panic::catch_unwind(check);
            match outcome.unwrap_or_else(|_| Outcome::Fails("a panic".to_owned())) {
                Outcome::Vacuous => {}
                Outcome::Holds => holds += 1,
                Outcome::Fails(_) => {
                    fails += 1;
                    // Three of them are shown.
                    if fails <= 3 {
                        println!("making scene {index} small");
                        let scene = scene.smallest(property);
                        match scene.check(property) {
                            Outcome::Fails(why) => println!("{property:?}, scene {index}: {why}"),
                            other => println!("{property:?}, scene {index}: {other:?}"),
                        }
                        println!("{}", scene.told());
                    }
                }
            }
        }
        println!(
            "{property:?}: {count} scenes, {holds} hold, {fails} fail, the others say nothing of it"
        );
        failed |= fails > 0;
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
