//! Databases to test with.

use crate::postgres;
use footnote::store::{Address, Store};
use tempfile::TempDir;

/// An empty database, gone with this value as far as it's a file.
pub struct Place {
    pub address: Address,
    _folder: Option<TempDir>,
}

/// An empty database of each kind.
pub async fn places() -> Vec<Place> {
    let mut places = vec![sqlite()];
    if let Some(server) = postgres::server() {
        let url = postgres::new_database(&server).await;
        places.push(Place { address: Address::read(&url).expect("an address"), _folder: None });
    }
    places
}

/// An empty SQLite database.
pub fn sqlite() -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("test.db").display());
    Place { address: Address::read(&url).expect("an address"), _folder: Some(folder) }
}

impl Place {
    pub async fn open(&self) -> Store {
        Store::open(&self.address).await.expect("the store opens")
    }
}
