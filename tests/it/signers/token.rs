//! Keys in a token: SoftHSM2, prepared with pkcs11-tool as an office would do it.

use super::test_devices::{Hsm, PIN, module};
use super::{ALONE, SIGN};
use crate::command_runner::{Folder, PROGRAM};
use crate::json_shapes::{Key, Signed};
use crate::pty::Terminal;
use crate::tools;

/// An office and a token with the key `hong`, id 01.
fn office() -> (Folder, Hsm) {
    let f = Folder::office();
    let hsm = Hsm::new(&f);
    hsm.with_key(&f, "hong", "01");
    (f, hsm)
}

#[test]
fn a_key_in_a_token_signs() {
    let (f, hsm) = office();
    let at = hsm.at();
    // Its public half needs no PIN.
    let uri = hsm.uri("token=harbour;object=hong");
    let shown: Key = f.json(&format!("{at} paraph key show {uri} --json"), 0);
    assert_eq!(shown.file, uri.trim_matches('\''));
    let add = "paraph roster add rok-mnd --holder hong-at-sea --roster roster.toml --key";
    f.ok(&format!("{at} {add} {uri}"));
    for (attributes, force) in [
        ("token=harbour;object=hong", ""),
        ("token=harbour;id=%01;type=private;manufacturer=SoftHSM%20project", "--force"),
        ("model=SoftHSM%20v2;library-manufacturer=SoftHSM", "--force"),
    ] {
        let uri = hsm.uri_with_pin(&f, attributes);
        let signed: Signed = f.json(&format!("{at} {SIGN} {uri} --json {force}"), 0);
        assert_eq!(signed.key, shown.id);
    }
    // With the PIN from the option, and the module by its name and folder.
    let (folder, module) = (module(), module());
    let name = module.file_stem().unwrap().to_str().unwrap().trim_start_matches("lib");
    let folder = folder.parent().unwrap().display();
    let uri = format!("'pkcs11:token=harbour?module-name={name}&module-path={folder}'");
    f.ok(&format!("{at} {ALONE} {uri} --passphrase-file pin --force"));
}

#[test]
fn a_pin_is_asked_for_first_and_never_shown() {
    let (f, hsm) = office();
    let uri = hsm.uri("token=harbour");
    let line = format!("{} {} {uri}", hsm.at(), ALONE.replace("--yes ", ""));
    let (screen, ran) = Terminal::new(&f, &line)
        .shows("PIN for the token \"harbour\": ")
        .hides()
        .types(PIN)
        .shows("to sign: ")
        .types("rok-mnd")
        .ends_unfolded();
    let ran = ran.exit(0);
    assert!(!screen.contains(PIN) && !ran.talk.contains(PIN), "{screen}{ran}");
    assert!(screen.contains("Kept by      the token \"harbour\"\n"), "{screen}");
    let before = f.listing();
    for (typed, code) in [("", "declined"), ("1", "wrong-pin")] {
        let line = format!("{line} --force");
        let (_, ran) = Terminal::new(&f, &line).shows("PIN for").hides().types(typed).ends();
        f.assert_unchanged(&before, &ran.exit(2).code(code));
    }
    f.fails(&format!("{line} --force"), 2, "no-terminal");
}

#[test]
fn a_wrong_pin_is_tried_once_and_reported_with_the_answer_of_the_token() {
    let (f, hsm) = office();
    let at = hsm.at();
    let uri = hsm.uri_with_pin(&f, "token=harbour");
    f.write_secret("pin", "0000\n");
    f.run(&format!("{at} {ALONE} {uri}"))
        .exit(2)
        .code("wrong-pin")
        .says("counts the tries, but does not say how many are left");
    let ran = f.fails(&format!("{at} {ALONE} {uri}"), 2, "wrong-pin");
    ran.says("a wrong PIN was given to the token \"harbour\" before");
    // A PIN that is too short for any token counts as none.
    f.write_secret("pin", "0\n");
    f.fails(&format!("{at} {ALONE} {uri}"), 2, "wrong-pin");
    f.write_secret("pin", "\n");
    f.fails(&format!("{at} {ALONE} {uri}"), 2, "declined");
    f.ok("chmod 644 pin");
    f.fails(&format!("{at} {ALONE} {uri}"), 2, "too-open");
    f.write_secret("pin", format!("{PIN}\n"));
    f.ok(&format!("{at} {ALONE} {uri}")).says("a wrong PIN was given");
    assert!(!f.ok(&format!("{at} {ALONE} {uri} --force")).talk.contains("a wrong PIN"));
}

#[test]
fn a_token_at_its_last_try_says_so_and_a_locked_one_is_not_tried() {
    const FINAL_TRY: u8 = 0x02;
    const LOCKED: u8 = 0x04;
    let (f, hsm) = office();
    let at = hsm.at();
    let uri = hsm.uri_with_pin(&f, "token=harbour");
    hsm.set_flags(FINAL_TRY);
    f.ok(&format!("{at} {ALONE} {uri}")).says("has one try left: another wrong PIN locks it");
    let (f, hsm) = office();
    let at = hsm.at();
    let uri = hsm.uri_with_pin(&f, "token=harbour");
    hsm.set_flags(LOCKED);
    f.fails(&format!("{at} {ALONE} {uri}"), 2, "pin-locked").says("too many wrong PINs");
    // There is no question for a PIN that would not be tried.
    let line = format!("{at} {ALONE} {}", hsm.uri("token=harbour"));
    let (screen, ran) = Terminal::new(&f, &line).ends();
    ran.exit(2).code("pin-locked");
    assert_eq!(screen, "");
}

#[test]
fn a_token_that_is_removed_during_the_question() {
    let (f, hsm) = office();
    let uri = hsm.uri_with_pin(&f, "token=harbour");
    let line = format!("{} {} {uri}", hsm.at(), ALONE.replace("--yes ", ""));
    let before = f.listing();
    let terminal = Terminal::new(&f, &line).shows("to sign: ");
    hsm.take_out();
    let (_, ran) = terminal.types("rok-mnd").ends();
    f.assert_unchanged(&before, &ran.exit(2).code("no-such-key"));
}

#[test]
fn a_pin_is_in_no_argument() {
    let (f, hsm) = office();
    let uri = format!("'pkcs11:token=harbour?module-path={}&pin-value={PIN}'", module().display());
    for line in [
        format!("{ALONE} {uri}"),
        format!("paraph key show {uri}"),
        format!("paraph roster add rok-mnd --key {uri} --holder x --roster roster.toml"),
    ] {
        let ran = f.fails(&format!("{} {line}", hsm.at()), 2, "pin-in-argument");
        assert!(!ran.talk.contains(PIN), "{ran}");
    }
    let uri = hsm.uri_with_pin(&f, "token=harbour");
    f.fails(&format!("{} {ALONE} {uri} --passphrase-file pin", hsm.at()), 2, "unwanted");
    f.fails(&format!("{} {ALONE} 'pkcs11:token=a b'", hsm.at()), 2, "bad-key-name");
    f.fails(&format!("{} {ALONE} 'pkcs11:type=public'", hsm.at()), 2, "bad-key-name");
}

#[test]
fn a_token_that_is_not_there_or_not_the_only_one() {
    let (f, hsm) = office();
    let at = hsm.at();
    for attributes in ["token=other", "token=harbou", "token=", "serial=0", "slot-id=4294967295"] {
        let uri = hsm.uri_with_pin(&f, attributes);
        f.fails(&format!("{at} {ALONE} {uri}"), 2, "no-such-token").says("\"harbour\"");
        f.fails(&format!("{at} paraph key show {uri}"), 2, "no-such-token");
    }
    hsm.add_token(&f, "harbour");
    let uri = hsm.uri_with_pin(&f, "token=harbour");
    let ran = f.fails(&format!("{at} {ALONE} {uri}"), 2, "several-tokens").says("serial");
    // The message has what distinguishes them.
    let slot = ran.talk.split("slot-id ").nth(1).unwrap().split(',').next().unwrap();
    let one = |slot: &str| hsm.uri_with_pin(&f, &format!("slot-id={slot}"));
    let (first, second) = (one(slot), ran.talk.split("slot-id ").nth(2).unwrap());
    let second = one(second.split(',').next().unwrap());
    let outcomes = [first, second].map(|uri| f.run(&format!("{at} {ALONE} {uri}")).exit);
    assert!(outcomes.contains(&Some(0)) && outcomes.contains(&Some(2)), "{outcomes:?}");
    // No token at all.
    let empty = Folder::new();
    empty.write("conf", format!("directories.tokendir = {}\n", empty.path("").display()));
    let conf = empty.path("conf");
    let conf = conf.display();
    f.fails(&format!("SOFTHSM2_CONF={conf} {ALONE} {uri} --force"), 2, "no-such-token")
        .says("there is no token");
}

#[test]
fn a_key_that_is_not_there_or_not_the_only_one() {
    let (f, hsm) = office();
    let at = hsm.at();
    for attributes in ["token=harbour;object=kim", "token=harbour;id=%02", "object=hong;id="] {
        let uri = hsm.uri_with_pin(&f, attributes);
        f.fails(&format!("{at} {ALONE} {uri}"), 2, "no-such-key").says("object=hong;id=%01");
    }
    // Two keys with one label.
    hsm.with_key(&f, "hong", "02");
    let uri = hsm.uri_with_pin(&f, "token=harbour;object=hong");
    for line in [format!("{ALONE} {uri}"), format!("paraph key show {uri}")] {
        f.fails(&format!("{at} {line}"), 2, "several-keys")
            .says("object=hong;id=%01 (Ed25519)")
            .says("object=hong;id=%02 (Ed25519)");
    }
    let uri = hsm.uri_with_pin(&f, "token=harbour;object=hong;id=%02");
    f.ok(&format!("{at} {ALONE} {uri}"));
    // A token without keys.
    hsm.add_token(&f, "empty");
    let uri = hsm.uri_with_pin(&f, "token=empty");
    f.fails(&format!("{at} {ALONE} {uri} --force"), 2, "no-such-key").says("has no private key");
    f.fails(&format!("{at} paraph key show {uri}"), 2, "no-such-key").says("has no public key");
}

#[test]
fn a_key_that_cannot_be_used_is_named() {
    let f = Folder::office();
    let hsm = Hsm::new(&f);
    let at = hsm.at();
    for (kind, id, says) in [("rsa:2048", "01", "RSA"), ("EC:prime256v1", "02", "ECDSA")] {
        hsm.tool(&f, &format!("--keypairgen --key-type {kind} --label {id} --id {id}"));
        let uri = hsm.uri_with_pin(&f, &format!("token=harbour;id=%{id}"));
        f.fails(&format!("{at} {ALONE} {uri}"), 2, "not-ed25519").says(says);
        f.fails(&format!("{at} paraph key show {uri}"), 2, "not-ed25519").says(says);
    }
    // Can do everything except sign.
    hsm.with_key(&f, "d", "04");
    hsm.take_sign_away();
    let uri = hsm.uri_with_pin(&f, "token=harbour;id=%04");
    f.fails(&format!("{at} {ALONE} {uri}"), 2, "cannot-sign").says("CKA_SIGN");
    // Requires its PIN for each signature.
    hsm.tool(&f, "--keypairgen --key-type EC:edwards25519 --label e --id 05 --always-auth");
    let uri = hsm.uri_with_pin(&f, "token=harbour;id=%05");
    f.fails(&format!("{at} {ALONE} {uri}"), 2, "cannot-sign").says("CKA_ALWAYS_AUTHENTICATE");
}

#[test]
fn the_public_half_may_come_from_a_file() {
    let (f, hsm) = office();
    let at = hsm.at();
    let uri = hsm.uri_with_pin(&f, "token=harbour");
    let shown: Key = f.json(&format!("{at} paraph key show {uri} --json"), 0);
    f.write(
        "hong.pub",
        format!(
            "-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n",
            shown.public.unwrap()
        ),
    );
    f.ok(&format!("{at} {ALONE} {uri} --public hong.pub"));
    let other = "--public keys/rok-mnd.pub --force";
    f.fails(&format!("{at} {ALONE} {uri} {other}"), 2, "key-differs");

    hsm.tool(&f, "--delete-object --type pubkey --id 01");
    f.fails(&format!("{at} {ALONE} {uri} --force"), 2, "public-needed");
    f.fails(&format!("{at} paraph key show {uri}"), 2, "no-such-key");
    f.ok(&format!("{at} {ALONE} {uri} --public hong.pub --force"));
    // The token signs with its key, but the file has another one: this is detected.
    f.ok("rm new.json");
    f.fails(&format!("{at} {ALONE} {uri} {other}"), 2, "wrong-key").says("not signed by a key");
    f.ok("paraph roster add rok-mnd --key hong.pub --holder sea --roster roster.toml");
    f.fails(&format!("{at} {SIGN} {uri} {other}"), 2, "wrong-key")
        .says(&shown.words)
        .says("in your roster it is a key of sea of rok-mnd");

    // Or it is the half of another pair, by mistake.
    hsm.with_key(&f, "kim", "02");
    hsm.tool(&f, "--set-id 01 --type pubkey --id 02");
    let uri = hsm.uri_with_pin(&f, "token=harbour;id=%01");
    f.fails(&format!("{at} {ALONE} {uri} --force"), 2, "wrong-key");
}

#[test]
fn a_module_that_is_none() {
    let (f, hsm) = office();
    let module = |path: &str| format!("'pkcs11:token=harbour?module-path={path}'");
    let text = f.path("tor.toml");
    let folder = f.path("texts");
    // A library, but for another purpose.
    let ldd = f.ok(&format!("ldd {PROGRAM} | grep -o '/[^ ]*libc.so.6'"));
    for (path, says) in [
        ("/nowhere/module.so", "cannot open"),
        (text.to_str().unwrap(), "invalid ELF header"),
        (folder.to_str().unwrap(), "cannot read file data"),
        (ldd.out().trim(), "it is not a module"),
    ] {
        let uri = module(path);
        f.fails(&format!("{} {ALONE} {uri}", hsm.at()), 2, "no-module").says(says);
        f.fails(&format!("{} paraph key show {uri}", hsm.at()), 2, "no-module");
    }
    f.fails(&format!("{ALONE} 'pkcs11:?module-name=nowhere'"), 2, "no-module")
        .says("libnowhere.so");
    // A module without a usable configuration.
    f.fails(&format!("SOFTHSM2_CONF=/nowhere {ALONE} {}", hsm.uri("")), 2, "no-module")
        .says("does not start");
}

#[test]
fn without_a_module_in_the_uri_p11_kit_finds_the_token() {
    tools::need("p11-kit");
    let (f, hsm) = office();
    let at = hsm.at();
    f.write_secret("pin", format!("{PIN}\n"));
    let shown: Key = f.json(&format!("{at} paraph key show 'pkcs11:object=hong' --json"), 0);
    let uri = "'pkcs11:token=harbour;object=hong' --passphrase-file pin";
    let signed: Signed = f.json(&format!("{at} {ALONE} {uri} --json"), 0);
    assert_eq!(signed.key, shown.id);
}
