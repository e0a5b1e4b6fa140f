//! A map that forgets what was used longest ago, so that it never outgrows its limit.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// At most `limit` values by key.
#[derive(Debug)]
pub struct Recent<K, V> {
    limit: usize,
    clock: u64,
    values: HashMap<K, (u64, V)>,
    order: BTreeMap<u64, K>,
}

impl<K: Clone + Eq + Hash, V> Recent<K, V> {
    /// An empty map.
    pub fn new(limit: usize) -> Recent<K, V> {
        Recent { limit, clock: 0, values: HashMap::new(), order: BTreeMap::new() }
    }

    /// Takes out the value for `key`.
    pub fn take(&mut self, key: &K) -> Option<V> {
        let (used, value) = self.values.remove(key)?;
        self.order.remove(&used);
        Some(value)
    }

    /// Puts in a value, as the most recent one.
    pub fn put(&mut self, key: K, value: V) {
        self.take(&key);
        self.clock += 1;
        self.order.insert(self.clock, key.clone());
        self.values.insert(key, (self.clock, value));
        if self.values.len() > self.limit
            && let Some((_, oldest)) = self.order.pop_first()
        {
            self.values.remove(&oldest);
        }
    }

    /// The value for `key`. Looking doesn't count as use.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.values.get(key).map(|(_, value)| value)
    }

    /// All keys, in no order that means anything.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.values.keys()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forgets_what_was_used_longest_ago() {
        let mut recent = Recent::new(2);
        recent.put("a", 1);
        recent.put("b", 2);
        recent.put("a", 3);
        recent.put("c", 4);
        assert_eq!([recent.get(&"a"), recent.get(&"b"), recent.get(&"c")], [Some(&3), None, Some(&4)]);
    }

    #[test]
    fn never_outgrows_its_limit() {
        let mut recent = Recent::new(3);
        for key in 0..100 {
            recent.put(key % 7, key);
            recent.take(&(key % 5));
            assert!(recent.values.len() <= 3);
            assert_eq!(recent.values.len(), recent.order.len());
        }
    }
}
