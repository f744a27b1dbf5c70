use super::*;

#[test]
fn every_way_gives_the_serial_sum() {
    let masks: Vec<u32> = (0..2_000).collect();
    let serial: u32 = masks.iter().map(bits).sum();
    let each: u32 = masks.par_iter().with_max_len(1).map(bits).sum();
    let adaptive: u32 = masks.par_iter().map(bits).sum();
    let chunks: u32 = masks
        .par_chunks(500)
        .map(|masks| masks.iter().map(bits).sum::<u32>())
        .sum();
    assert_eq!(serial, 10_864);
    assert_eq!([each, adaptive, chunks], [serial; 3]);
}

#[test]
fn the_chunks_have_the_stated_length() {
    let masks = [0_u32; 2_000];
    let lengths: Vec<usize> =
        masks.par_chunks(500).map(<[u32]>::len).collect();
    assert_eq!(lengths, [500; 4]);
}
