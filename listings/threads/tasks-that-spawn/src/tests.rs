use super::*;

fn by_tasks(site: &Site) -> usize {
    let sum = AtomicUsize::new(0);
    rayon::scope(|scope| visit(site, &sum, scope));
    sum.into_inner()
}

#[test]
fn the_tasks_find_what_the_recursion_finds() {
    let mut site = Site {
        hosts: 3_000,
        parts: vec![],
    };
    for depth in 1..20 {
        let mut parts = vec![site];
        for hosts in 0..depth {
            let hosts = hosts * 100;
            parts.push(Site {
                hosts,
                parts: vec![],
            });
        }
        site = Site {
            hosts: 10 * depth,
            parts,
        };
    }
    assert!(visit_alone(&site) > 0);
    assert_eq!(by_tasks(&site), visit_alone(&site));
}

#[test]
fn a_site_without_parts_is_searched_itself() {
    let site = Site {
        hosts: 1_011,
        parts: vec![],
    };
    assert_eq!(by_tasks(&site), 3);
}
