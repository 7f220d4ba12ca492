//! Which language tags name the same language, and in which scripts languages are written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use unicode_script::{Script, UnicodeScript as _};

use crate::locale::Locale;
use crate::messages::{Choice, Localized, lint as says};
use crate::value::Language;

/// The tags for several languages, an unknown one, or none (ISO 639-2).
const SEVERAL: &str = "mul";
const UNKNOWN: &str = "und";
const NONE: &str = "zxx";

/// The languages of texts, among which others are searched.
///
/// Two tags name the same language if they have the same primary subtag and do not name two scripts. `en` and
/// `en-US` do; `zh-Hans` and `zh-Hant` do not.
#[derive(Default)]
pub(super) struct Languages<'a> {
    /// For each primary subtag, the scripts that were named with it.
    scripts: BTreeMap<&'a str, BTreeSet<Option<&'a str>>>,
    /// Whether a text is in several languages, an unknown one, or none. It may be in any language.
    any: bool,
    /// Whether a text is in several languages.
    several: bool,
}

impl<'a> FromIterator<&'a Language> for Languages<'a> {
    fn from_iter<T: IntoIterator<Item = &'a Language>>(tags: T) -> Self {
        let mut languages = Self::default();
        for tag in tags {
            let (primary, script) = parts(tag);
            match primary {
                SEVERAL => (languages.any, languages.several) = (true, true),
                UNKNOWN | NONE => languages.any = true,
                _ => drop(languages.scripts.entry(primary).or_default().insert(script)),
            }
        }
        languages
    }
}

impl Languages<'_> {
    /// Whether one of them is, or can be, the language of `tag`.
    pub(super) fn have(&self, tag: &Language) -> bool {
        let (primary, script) = parts(tag);
        self.any
            || self.scripts.get(primary).is_some_and(|scripts| {
                script.is_none() || scripts.contains(&None) || scripts.contains(&script)
            })
    }

    /// How many there are; 0 where that is not known.
    pub(super) fn len(&self) -> usize {
        match self.several {
            true => 0,
            false => self.scripts.len(),
        }
    }

    /// Whether there are certainly two languages.
    pub(super) fn are_several(&self) -> bool {
        let named = self.scripts.values().map(|scripts| scripts.iter().flatten().count().max(1));
        self.several || named.sum::<usize>() > 1
    }
}

/// Whether a tag names exactly one language.
pub(super) fn is_language(tag: &Language) -> bool {
    !matches!(parts(tag).0, SEVERAL | UNKNOWN | NONE)
}

/// The primary subtag of a tag, and the script that it names (RFC 5646, section 2.1). If a tag begins with a
/// single letter, the whole tag is its primary subtag.
fn parts(tag: &Language) -> (&str, Option<&str>) {
    let mut subtags = tag.as_str().split('-');
    let primary = subtags.next().unwrap_or_default();
    if primary.len() == 1 {
        return (tag.as_str(), None);
    }
    let script = subtags
        .take_while(|subtag| subtag.len() > 1)
        .find(|subtag| subtag.len() == 4 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic()));
    (primary, script)
}

/// The scripts of a language: those that its tag names, otherwise the usual ones. Empty for a language that
/// is not in the list.
pub(super) fn scripts_of(tag: &Language) -> Vec<Script> {
    use Script::{Bopomofo, Han, Hangul, Hiragana, Katakana};
    let (primary, named) = parts(tag);
    match named {
        Some("Kore") => vec![Hangul, Han],
        Some("Jpan") => vec![Han, Hiragana, Katakana],
        Some("Hrkt") => vec![Hiragana, Katakana],
        Some("Hans" | "Hant") => vec![Han],
        Some("Hanb") => vec![Han, Bopomofo],
        Some(named) => Script::from_short_name(named).into_iter().collect(),
        None => {
            let usual = USUAL.iter().find(|(tags, _)| tags.split(' ').any(|tag| tag == primary));
            usual.map_or(Vec::new(), |(_, scripts)| scripts.to_vec())
        }
    }
}

/// Detects a tag of no language, and a tag for which RFC 5646 (section 2.2.1) demands a shorter form, and returns the
/// tag that is probably meant. Tags of three letters without a shorter form, and private tags, are not checked.
#[expect(
    clippy::option_option,
    reason = "that it is unknown, and what is known of it, are two things"
)]
pub(super) fn unknown(tag: &Language) -> Option<Option<&'static str>> {
    let primary = tag.as_str().split('-').next().unwrap_or_default();
    let known = |list: &'static str| {
        let mut pairs = list.split(' ').filter_map(|pair| pair.split_once('='));
        pairs.find(|(from, _)| *from == primary).map(|(_, to)| to)
    };
    let has_two = || SHORTER.split(' ').any(|pair| pair.ends_with(&format!("={primary}")));
    match primary.len() {
        2 if primary == "sh" || has_two() => None,
        3 => known(SHORTER).map(Some),
        // No language has a tag of four to eight letters.
        2 | 4..=8 => Some(known(MISTAKEN)),
        _ => None,
    }
}

/// Codes of three letters (ISO 639-2), and the codes of two letters that replace them in tags (ISO 639-1).
const SHORTER: &str = "aar=aa abk=ab afr=af aka=ak alb=sq amh=am ara=ar arg=an arm=hy asm=as ava=av ave=ae \
                       aym=ay aze=az bak=ba bam=bm baq=eu bel=be ben=bn bis=bi bod=bo bos=bs bre=br bul=bg \
                       bur=my cat=ca ces=cs cha=ch che=ce chi=zh chu=cu chv=cv cor=kw cos=co cre=cr cym=cy \
                       cze=cs dan=da deu=de div=dv dut=nl dzo=dz ell=el eng=en epo=eo est=et eus=eu ewe=ee \
                       fao=fo fas=fa fij=fj fin=fi fra=fr fre=fr fry=fy ful=ff geo=ka ger=de gla=gd gle=ga \
                       glg=gl glv=gv gre=el grn=gn guj=gu hat=ht hau=ha heb=he her=hz hin=hi hmo=ho hrv=hr \
                       hun=hu hye=hy ibo=ig ice=is ido=io iii=ii iku=iu ile=ie ina=ia ind=id ipk=ik isl=is \
                       ita=it jav=jv jpn=ja kal=kl kan=kn kas=ks kat=ka kau=kr kaz=kk khm=km kik=ki kin=rw \
                       kir=ky kom=kv kon=kg kor=ko kua=kj kur=ku lao=lo lat=la lav=lv lim=li lin=ln lit=lt \
                       ltz=lb lub=lu lug=lg mac=mk mah=mh mal=ml mao=mi mar=mr may=ms mkd=mk mlg=mg mlt=mt \
                       mon=mn mri=mi msa=ms mya=my nau=na nav=nv nbl=nr nde=nd ndo=ng nep=ne nld=nl nno=nn \
                       nob=nb nor=no nya=ny oci=oc oji=oj ori=or orm=om oss=os pan=pa per=fa pli=pi pol=pl \
                       por=pt pus=ps que=qu roh=rm ron=ro rum=ro run=rn rus=ru sag=sg san=sa sin=si slk=sk \
                       slo=sk slv=sl sme=se smo=sm sna=sn snd=sd som=so sot=st spa=es sqi=sq srd=sc srp=sr \
                       ssw=ss sun=su swa=sw swe=sv tah=ty tam=ta tat=tt tel=te tgk=tg tgl=tl tha=th tib=bo \
                       tir=ti ton=to tsn=tn tso=ts tuk=tk tur=tr twi=tw uig=ug ukr=uk urd=ur uzb=uz ven=ve \
                       vie=vi vol=vo wel=cy wln=wa wol=wo xho=xh yid=yi yor=yo zha=za zho=zh zul=zu";

/// Names of languages and codes of countries that people write by mistake, with the right tags.
const MISTAKEN: &str = "arabic=ar chinese=zh czech=cs danish=da dutch=nl english=en finnish=fi french=fr \
                        german=de greek=el hebrew=he hindi=hi italian=it japanese=ja korean=ko norwegian=no \
                        polish=pl russian=ru spanish=es swedish=sv thai=th turkish=tr cn=zh cz=cs dk=da gr=el \
                        jp=ja kr=ko ua=uk vn=vi";

/// The usual scripts of languages in which states conclude instruments. The list is not complete: other
/// languages are not checked.
const USUAL: &[(&str, &[Script])] = &[
    (
        "af ca cs cy da de en es et eu fi fil fr ga gl ha hr ht hu id ig is it la lb lt lv mi ms mt \
         nb nl nn no pl pt ro sk sl so sq sv sw to tr vi xh yo zu",
        &[Script::Latin],
    ),
    ("az bs sr tk uz", &[Script::Latin, Script::Cyrillic]),
    ("be bg kk ky mk mn ru tg uk", &[Script::Cyrillic]),
    ("ar dv fa ps ur", &[Script::Arabic, Script::Thaana]),
    ("he yi", &[Script::Hebrew]),
    ("el", &[Script::Greek]),
    ("hy", &[Script::Armenian]),
    ("ka", &[Script::Georgian]),
    ("am ti", &[Script::Ethiopic]),
    ("hi mr ne sa", &[Script::Devanagari]),
    ("as bn", &[Script::Bengali]),
    ("pa", &[Script::Gurmukhi, Script::Arabic]),
    ("gu", &[Script::Gujarati]),
    ("ta", &[Script::Tamil]),
    ("te", &[Script::Telugu]),
    ("kn", &[Script::Kannada]),
    ("ml", &[Script::Malayalam]),
    ("si", &[Script::Sinhala]),
    ("th", &[Script::Thai]),
    ("lo", &[Script::Lao]),
    ("km", &[Script::Khmer]),
    ("my", &[Script::Myanmar]),
    ("bo dz", &[Script::Tibetan]),
    ("ko", &[Script::Hangul, Script::Han]),
    ("ja", &[Script::Han, Script::Hiragana, Script::Katakana]),
    ("yue zh", &[Script::Han, Script::Bopomofo]),
];

/// The scripts of the letters in `texts`, each once. Characters that several scripts share are ignored.
pub(super) fn scripts_in<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Script> {
    let mut scripts = vec![Script::Common, Script::Inherited, Script::Unknown];
    let shared = scripts.len();
    for script in texts.flat_map(str::chars).map(|c| c.script()) {
        if !scripts.contains(&script) {
            scripts.push(script);
        }
    }
    scripts.split_off(shared)
}

/// A script, by its Unicode name, such as `Hangul`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScriptName(&'static str);

impl ScriptName {
    pub(super) fn of(script: Script) -> Self {
        Self(script.full_name())
    }
}

impl Localized for ScriptName {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        says::Script { script: UnicodeName(self.0) }.write(locale, out)
    }
}

/// The Unicode name of a script. It selects the name in a language, and is shown if the language has none.
struct UnicodeName(&'static str);

impl Choice for UnicodeName {
    const WORDS: &'static [&'static str] =
        &["Latin", "Hangul", "Han", "Cyrillic", "Greek", "Arabic", "Hiragana", "Katakana"];

    fn word(&self) -> &'static str {
        self.0
    }
}

impl Localized for UnicodeName {
    fn write(&self, _: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(tags: &str) -> Vec<Language> {
        tags.split_whitespace().map(|tag| tag.parse().unwrap()).collect()
    }

    #[test]
    fn tags_of_one_language_are_one() {
        let rows = [
            ("en ko", "ko", true, true),
            ("en en-US", "en-GB", true, false),
            ("zh-Hans", "zh-Hant", false, false),
            ("zh-Hans zh-Hant", "zh", true, true),
            ("zh", "zh-Hant-TW", true, false),
            ("sr-Latn", "sr-RS", true, false),
            ("en", "eng", false, false),
            ("x-own", "x-other", false, false),
            ("mul", "fr", true, true),
            ("und en", "fr", true, false),
            ("zxx", "fr", true, false),
            ("en-x-latn", "en-Cyrl", true, false),
            ("", "en", false, false),
        ];
        for (texts, tag, have, several) in rows {
            let texts = tags(texts);
            let languages: Languages<'_> = texts.iter().collect();
            assert_eq!(languages.have(&tags(tag)[0]), have, "{texts:?} {tag}");
            assert_eq!(languages.are_several(), several, "{texts:?}");
        }
    }

    #[test]
    fn languages_are_written_in_their_scripts() {
        use Script::{Cyrillic, Han, Hangul, Latin};
        let rows: [(&str, &[Script]); 8] = [
            ("en-GB", &[Latin]),
            ("ko", &[Hangul, Han]),
            ("ko-Latn", &[Latin]),
            ("ko-Kore-KR", &[Hangul, Han]),
            ("sr", &[Latin, Cyrillic]),
            ("sr-Cyrl", &[Cyrillic]),
            ("zh-Hant", &[Han]),
            ("tlh", &[]),
        ];
        for (tag, scripts) in rows {
            assert_eq!(scripts_of(&tags(tag)[0]), scripts, "{tag}");
        }
        assert_eq!(scripts_in(["국방부, 2021 (MND)", "美"].into_iter()), [Hangul, Latin, Han]);
        assert_eq!(scripts_in(["2021-08 & (#1)"].into_iter()), []);
    }
}
