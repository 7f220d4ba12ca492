//! Profiles.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paraph::profile::Profile;
use paraph_fuzz::shown;

fuzz_target!(|text: &str| {
    match Profile::parse(text) {
        Err(fault) => {
            shown::fault(&fault);
            let toml = toml::from_str::<toml::Table>(text);
            // The limits come before the grammar (docs/format.md T1).
            let limited = matches!(fault.code(), "too-large" | "too-deep" | "too-many");
            assert_eq!(fault.code() == "bad-toml", toml.is_err() && !limited, "{fault:?}");
        }
        Ok(profile) => {
            let bare: toml::Table = toml::from_str(text).expect("TOML");
            assert_eq!(bare["name"].as_str(), Some(profile.signatory.name.as_str()));
            let latin = profile.signatory.name_latin.as_ref().map(|name| name.as_str());
            assert_eq!(bare.get("nameLatin").and_then(toml::Value::as_str), latin);
            shown::line(profile.signatory.name.as_str());
            latin.into_iter().for_each(shown::line);
            for (_, title) in profile.signatory.title.iter().flat_map(|title| title.iter()) {
                shown::line(title.as_str());
            }
            if let Some(place) = &profile.place {
                assert_eq!(bare["place"]["country"].as_str(), Some(place.country.as_str()));
                place.locality.iter().for_each(|town| shown::line(town.as_str()));
            }
        }
    }
});
