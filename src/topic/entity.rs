use crate::data::{Reader, Table};
use crate::fault::Fault;
use crate::lexicon::{KindId, Lexicon};
use crate::source::File;
use crate::text::{Language, Token, stem, tokenize};
use crate::vocabulary::{EntityId, Term};
use std::collections::HashMap;
use std::ops::Range;

/// A person, place, treaty, event or body with its names.
#[derive(Debug)]
pub struct Entity {
    /// Its short name in the files.
    pub id: String,
    /// What it is; the first kind counts most.
    pub kinds: Vec<KindId>,
    /// The name as the bot writes it in English.
    pub name: String,
    /// Its other names in all languages, the own one of a language first.
    pub aliases: Vec<(Language, String)>,
    /// The state it belongs to.
    pub of: Option<EntityId>,
    /// What people call it, as written: "prime minister, premier".
    pub roles: String,
    /// What it says of a fact that it stands in: itself, its kinds, its roles, its state.
    pub terms: Vec<Term>,
}

impl Entity {
    /// Its name in `language`, or in English where it has none.
    pub fn name_in(&self, language: Language) -> &str {
        let own = self.aliases.iter().find(|(of, _)| *of == language && language != Language::English);
        own.map_or(&self.name, |(_, name)| name)
    }

    /// Whether `text` is of the name that it usually goes by in the text's language, rather than another alias.
    pub fn is_usual(&self, text: &str) -> bool {
        let usual = tokenize(self.name_in(Language::of(text)));
        let same = |one: &Token, other: &Token| match one.is_japanese() {
            true => one.text.contains(&other.text) || other.text.contains(&one.text),
            false => stem(&one.text) == stem(&other.text),
        };
        tokenize(text).iter().any(|word| usual.iter().any(|own| same(own, word)))
    }

    /// All its names, with their languages.
    pub fn names(&self) -> impl Iterator<Item = (Language, &str)> {
        let aliases = self.aliases.iter().map(|(language, name)| (*language, name.as_str()));
        std::iter::once((Language::English, self.name.as_str())).chain(aliases)
    }
}

const KEYS: [&str; 8] = ["id", "kind", "name", "aliases", "ru", "ja", "of", "roles"];

/// Reads `entities.toml`.
pub(super) fn read(file: &File, lexicon: &Lexicon, faults: &mut Vec<Fault>) -> Vec<Entity> {
    let reader = Reader::new(file, faults);
    let table = reader.table(faults);
    reader.check_keys(&table, &["entity"], faults);
    let mut entities: Vec<Entity> = Vec::new();
    let mut ids = HashMap::new();
    let mut states = Vec::new();
    for (at, entry) in reader.entries(&table, "entity", faults) {
        reader.check_keys(entry, &KEYS, faults);
        let Some(entity) = read_one(&reader, at.clone(), entry, lexicon, faults) else { continue };
        let id = EntityId(entities.len() as u16);
        if ids.insert(entity.id.clone(), id).is_some() {
            faults.push(
                reader.fault(at.clone(), format!("there are two entities with the id \"{}\". Rename one", entity.id)),
            );
        }
        if let Some(value) = entry.get("of") {
            states.extend(reader.string("of", value, faults).map(|of| (value.span(), id, of)));
        }
        entities.push(entity);
    }
    for (at, id, of) in states {
        match ids.get(&of) {
            Some(state) => entities[usize::from(id.0)].of = Some(*state),
            None => faults.push(
                reader.fault(at, format!("there is no entity with the id \"{of}\". `of` takes an id, not a name")),
            ),
        }
    }
    entities
}

fn read_one(
    reader: &Reader<'_>,
    at: Range<usize>,
    entry: &Table<'_>,
    lexicon: &Lexicon,
    faults: &mut Vec<Fault>,
) -> Option<Entity> {
    let mut field = |key: &str| entry.get(key).and_then(|value| reader.string(key, value, faults));
    let (id, name, kind) = (field("id"), field("name"), field("kind"));
    let roles = field("roles").unwrap_or_default();
    let (Some(id), Some(name), Some(kind)) = (id, name, kind) else {
        faults.push(reader.fault(at, "an entity needs an `id`, a `name` and a `kind`"));
        return None;
    };
    let mut kinds = Vec::new();
    for kind in crate::data::items(&kind) {
        match lexicon.kind_named(kind) {
            Some(kind) => kinds.push(kind),
            None => {
                let known = lexicon.kind_names().join(", ");
                let at = entry.get("kind").map_or(at.clone(), |value| value.span());
                faults.push(reader.fault(at, format!("there is no kind \"{kind}\". Kinds are: {known}")));
            }
        }
    }
    let mut aliases = Vec::new();
    for (key, language) in [("aliases", Language::English), ("ru", Language::Russian), ("ja", Language::Japanese)] {
        let Some(value) = entry.get(key) else { continue };
        let names = reader.strings(key, value, faults);
        aliases.extend(names.into_iter().map(|name| (language, name.into_inner())));
    }
    Some(Entity { id, kinds, name, aliases, of: None, roles, terms: Vec::new() })
}
