use super::*;

#[test]
fn the_sums_are_those_of_the_serial_map_in_its_order() {
    let configs: Vec<String> =
        (0..40).map(|i| format!("config-{i}")).collect();
    let configs: Vec<&str> =
        configs.iter().map(String::as_str).collect();
    let passes: Vec<u32> = (0..40).rev().map(|i| i * 100).collect();
    let serial: Vec<u64> = configs
        .iter()
        .zip(&passes)
        .map(|(config, &passes)| checksum(config, passes))
        .collect();
    assert_eq!(checksums(&configs, &passes), serial);
}

#[test]
fn the_shorter_list_ends_the_map() {
    assert_eq!(checksums(&["a", "b", "c"], &[1, 2]).len(), 2);
    assert_eq!(checksums(&["a"], &[1, 2]).len(), 1);
}
