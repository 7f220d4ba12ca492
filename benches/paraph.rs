//! Measures the library: reading, writing, signatures, merging, verdicts, hashing.
//!
//! `cargo bench` prints medians, and `cargo bench -- read` those of one group. docs/performance.md
//! has figures of one machine, compared with other programs.
#![expect(clippy::unwrap_used, reason = "its inputs are its own")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use ml_dsa::signature::Verifier as _;
use ml_dsa::{EncodedVerifyingKey, MlDsa87, VerifyingKey};
use paraph::act::{ACT_TYPE, Act, ActContent, Intent, Signatory};
use paraph::bundle::Bundle;
use paraph::canon::canonical;
use paraph::envelope::{Envelope, signing_input};
use paraph::keys::{Method, PublicKey, SecretKey, Signature, SignatureChecks, TableRoom};
use paraph::record::Record;
use paraph::roster::Roster;
use paraph::text::Meter;
use paraph::verify::{Given, Texts, verify};
use zeroize::Zeroizing;

fn main() {
    divan::main();
}

/// A record of as many texts as there may be, with long names.
fn record_of_texts(language: &str, name: &str) -> Vec<u8> {
    let text = |index: usize| {
        format!(
            "{{\"language\":\"{language}\",\"mediaType\":\"text/plain\",\
             \"path\":\"texts/{index:04}-{name}.txt\",\
             \"sha256\":\"{index:064x}\",\"size\":{index},\"status\":\"authentic\"}}"
        )
    };
    let texts: Vec<String> = (0..1024).map(text).collect();
    record(&texts.join(","))
}

fn large_record() -> Vec<u8> {
    record_of_texts("en", &"x".repeat(170))
}

fn korean_record() -> Vec<u8> {
    record_of_texts("ko", &"정보통신기술협력위원회".repeat(4))
}

fn record(texts: &str) -> Vec<u8> {
    format!(
        "{{\"created\":\"2021-08-04T09:00:00-04:00\",\"designation\":\"terms-of-reference\",\
         \"format\":\"paraph/record/1\",\"id\":\"urn:uuid:6f1b0d1c-2021-4804-8a0c-1c7cc0000001\",\
         \"parties\":[{{\"id\":\"a\",\"name\":{{\"en\":\"A\"}}}},{{\"id\":\"b\",\"name\":{{\"en\":\"B\"}}}}],\
         \"signing\":{{\"order\":\"any\"}},\"texts\":[{texts}],\"title\":{{\"en\":\"T\"}}}}"
    )
    .into_bytes()
}

const FIXTURE: &[u8] = include_bytes!("../fixtures/ictcc-tor/ictcc-tor.bundle.json");
const ROSTER: &str = include_str!("../fixtures/roster.toml");

#[divan::bench(args = ["fixture", "large", "korean"])]
fn read_record(bencher: Bencher, which: &str) {
    let bytes = match which {
        "large" => large_record(),
        "korean" => korean_record(),
        _ => Bundle::read(FIXTURE).unwrap().record().bytes().to_vec(),
    };
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench_local(|| Record::read(black_box(&bytes)).unwrap());
}

#[divan::bench(args = ["large", "korean"])]
fn canonical_form(bencher: Bencher, which: &str) {
    let bytes = if which == "large" { large_record() } else { korean_record() };
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench_local(|| canonical(black_box(&bytes)).unwrap());
}

#[divan::bench]
fn read_bundle_of_two(bencher: Bencher) {
    bencher
        .counter(ItemsCount::new(2_usize))
        .bench_local(|| Bundle::read(black_box(FIXTURE)).unwrap());
}

/// A bundle of so many acts, each by a key of its own.
fn bundle_of(acts: usize) -> Bundle {
    let record = Record::read(&record(
        "{\"language\":\"en\",\"mediaType\":\"text/plain\",\"path\":\"x\",\
         \"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\",\
         \"size\":0,\"status\":\"authentic\"}",
    ))
    .unwrap();
    let mut bundle = Bundle::new(record);
    for index in 0..acts {
        let mut seed = Zeroizing::new([0; 32]);
        seed[..8].copy_from_slice(&(index as u64).to_le_bytes());
        let key = SecretKey::from_seed(&seed);
        let content = ActContent::new(
            bundle.record(),
            "a".parse().unwrap(),
            [key.public().id()],
            Signatory::named("A".parse().unwrap()),
            Intent::Sign,
            "2021-08-05T09:00:00+09:00".parse().unwrap(),
        );
        bundle.sign(Act::new(content).unwrap(), &key).unwrap();
    }
    bundle
}

#[divan::bench(args = [1, 2, 8, 32, 128, 512])]
fn read_bundle(bencher: Bencher, acts: usize) {
    let bytes = bundle_of(acts).to_bytes();
    bencher.counter(ItemsCount::new(acts)).bench_local(|| Bundle::read(black_box(&bytes)).unwrap());
}

#[divan::bench(args = [1, 2, 8, 32, 128, 512])]
fn write_bundle(bencher: Bencher, acts: usize) {
    let bundle = bundle_of(acts);
    bencher.counter(ItemsCount::new(acts)).bench_local(|| black_box(&bundle).to_bytes());
}

const CLASSIC: &[u8] = include_bytes!("../fixtures/ictcc-tor/ictcc-tor.rok-mnd.bundle.json");
const HYBRID: &[u8] =
    include_bytes!("../fixtures/ictcc-tor-pairs/ictcc-tor-pairs.rok-mnd.bundle.json");

/// In the DER of a public key of ML-DSA-87 (RFC 9881), so many bytes are before the key itself.
const PREFIX_OF_SPKI: usize = 22;

/// A bundle of one act: by a single key, and by a pair. And the signature with ML-DSA-87 of that act by the crate alone,
/// with decoding of the key. A pair may cost 1.15 times the sum of the other two.
#[divan::bench(args = ["single key", "pair", "ML-DSA-87 alone"])]
fn read_act_by(bencher: Bencher, which: &str) {
    let hybrid = Bundle::read(HYBRID).unwrap();
    let act = hybrid.acts().next().unwrap();
    let message = act.act().signing_input();
    let is_of_lattices = |key: &&PublicKey| key.method() == Method::MlDsa87;
    let key = hybrid.keys().find(is_of_lattices).unwrap().to_base64();
    // Behind the prefix of the algorithm are the bytes of the key.
    let key = STANDARD.decode(key).unwrap().split_off(PREFIX_OF_SPKI);
    let signatures = act.envelope().signatures().map(|(_, signature)| signature.as_bytes());
    let signature = signatures.max_by_key(|bytes| bytes.len()).unwrap();
    match which {
        "single key" => bencher.bench_local(|| Bundle::read(black_box(CLASSIC)).unwrap()),
        "pair" => bencher.bench_local(|| Bundle::read(black_box(HYBRID)).unwrap()),
        _ => bencher.bench_local(|| {
            let key = EncodedVerifyingKey::<MlDsa87>::try_from(black_box(&*key)).unwrap();
            let signature = ml_dsa::Signature::<MlDsa87>::try_from(signature).unwrap();
            VerifyingKey::decode(&key).verify(&message, &signature).unwrap();
        }),
    }
}

/// The signatures of a bundle of 32 acts by one key: by `verify_strict`, as [`Bundle::read`] checks them, and
/// with a table of the key's multiples.
#[divan::bench(args = ["strict", "together", "table"])]
fn signatures_of_one_key(bencher: Bencher, how: &str) {
    let secret = SecretKey::from_seed(&Zeroizing::new([7; 32]));
    let envelopes: Vec<Envelope> =
        (0..32).map(|number| Envelope::sign(ACT_TYPE, &[number; 600], &secret)).collect();
    let input = |envelope: &Envelope| signing_input(ACT_TYPE, envelope.payload());
    let signed: Vec<(Vec<u8>, &Signature)> = envelopes
        .iter()
        .flat_map(|envelope| {
            envelope.signatures().map(|(_, signature)| (input(envelope), signature))
        })
        .collect();
    let key = match how {
        "table" => secret.public().clone().for_many_signatures(&TableRoom::for_tables(1)),
        _ => secret.public().clone(),
    };
    let together = || {
        let mut checks = SignatureChecks::new();
        signed.iter().for_each(|(message, signature)| checks.add(&key, message, signature));
        checks.first_invalid().is_none()
    };
    // The table is made after some signatures.
    (0..32).for_each(|_| assert!(together()));
    let bencher = bencher.counter(ItemsCount::new(signed.len()));
    match how {
        "strict" => bencher.bench_local(|| {
            black_box(&signed).iter().all(|(message, signature)| key.verifies(message, signature))
        }),
        _ => bencher.bench_local(together),
    }
}

#[divan::bench(args = [2, 32, 512])]
fn merge(bencher: Bencher, acts: usize) {
    let bundle = bundle_of(acts);
    bencher
        .with_inputs(|| (bundle.clone(), bundle.clone()))
        .bench_local_values(|(one, other)| one.merge(other).unwrap());
}

#[divan::bench]
fn read_roster(bencher: Bencher) {
    bencher.bench_local(|| Roster::parse(black_box(ROSTER)).unwrap());
}

#[divan::bench]
fn verdict(bencher: Bencher) {
    let (bundle, roster) = (Bundle::read(FIXTURE).unwrap(), Roster::parse(ROSTER).unwrap());
    let given = Given::new(&roster, Texts::NotChecked, "2026-01-01T00:00:00Z".parse().unwrap());
    bencher.bench_local(|| verify(black_box(&bundle), &given));
}

#[divan::bench]
fn hash(bencher: Bencher) {
    let piece = vec![7_u8; 256 << 10];
    bencher.counter(BytesCount::of_slice(&piece)).bench_local(|| {
        let mut meter = Meter::new();
        meter.update(black_box(&piece));
        meter.finish()
    });
}
