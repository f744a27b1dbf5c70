use wasmtime::Trap;

use super::*;

fn sites() -> Vec<Site> {
    let module = Module::new(&Engine::default(), GUEST).unwrap();
    let sites = (0..SITES).map(|n| Site::start(&module, n).unwrap());
    sites.collect()
}

#[test]
fn each_keeps_its_own_number_and_count() {
    let mut sites = sites();
    thread::scope(|scope| {
        for part in sites.chunks_mut(100) {
            scope.spawn(|| ask_in_turn(part).unwrap());
        }
    });
    for site in &mut sites {
        let kept = (site.number, asked(site.number));
        assert_eq!(site.kept().unwrap(), kept);
    }
}

#[test]
fn who_wipes_its_memory_wipes_no_other() {
    let mut sites = sites();
    ask_in_turn(&mut sites).unwrap();
    let wiped = |site: &Site| site.number % 100 == 0;
    for site in sites.iter_mut().filter(|site| wiped(site)) {
        let error = site.tell("wipe", 0).unwrap_err();
        let trap = error.downcast::<Trap>().unwrap();
        assert_eq!(trap, Trap::MemoryOutOfBounds);
    }
    for site in &mut sites {
        let number = if wiped(site) { -1 } else { site.number };
        assert_eq!(site.kept().unwrap(), (number, asked(site.number)));
    }
}
