use super::*;

#[test]
fn the_keys_are_those_of_the_serial_map_in_its_order() {
    let secrets: Vec<String> =
        (0..40).map(|i| format!("secret-{i}")).collect();
    let secrets: Vec<&str> =
        secrets.iter().map(String::as_str).collect();
    let rounds: Vec<u32> = (0..40).rev().map(|i| i * 100).collect();
    let serial: Vec<u64> = secrets
        .iter()
        .zip(&rounds)
        .map(|(secret, &rounds)| stretch(secret, rounds))
        .collect();
    assert_eq!(keys(&secrets, &rounds), serial);
}

#[test]
fn the_shorter_list_ends_the_map() {
    assert_eq!(keys(&["a", "b", "c"], &[1, 2]).len(), 2);
    assert_eq!(keys(&["a"], &[1, 2]).len(), 1);
}
