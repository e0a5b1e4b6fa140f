use super::places::sqlite;
use footnote::store::{Address, Store};

async fn complaint(address: &Address) -> String {
    Store::open(address).await.err().expect("it can't be opened").to_string()
}

#[tokio::test]
async fn a_file_that_is_something_else_is_left_alone_and_named() {
    let place = sqlite();
    let path = place.address.file().expect("a file");
    let words = "Dear diary, ".repeat(100);
    std::fs::write(path, &words).expect("written");
    let complaint = complaint(&place.address).await;
    assert!(complaint.contains("test.db") && complaint.contains("move this one away"), "{complaint}");
    assert_eq!(std::fs::read_to_string(path).expect("read"), words);
}

#[tokio::test]
async fn a_folder_that_is_missing_is_made() {
    let place = sqlite();
    let path = place.address.file().expect("a file").with_file_name("a folder/b.db");
    let address = Address::read(&format!("sqlite://{}", path.display())).expect("an address");
    Store::open(&address).await.expect("it opens");
    assert!(path.exists());
}

#[tokio::test]
async fn a_path_that_cannot_be_is_named() {
    let place = sqlite();
    let file = place.address.file().expect("a file");
    std::fs::write(file, "").expect("written");
    let address = Address::read(&format!("sqlite://{}/b.db", file.display())).expect("an address");
    assert!(complaint(&address).await.contains("test.db"));
}
