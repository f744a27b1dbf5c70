;; How many primes there are from $from to below $to.
(module
  (func $is_prime (param $number i32) (result i32)
    (local $divisor i32)
    (if (i32.lt_u (local.get $number) (i32.const 4))
      (then (return (i32.ge_u (local.get $number) (i32.const 2)))))
    (if (i32.eqz (i32.and (local.get $number) (i32.const 1)))
      (then (return (i32.const 0))))
    (local.set $divisor (i32.const 3))
    (block $found
      (loop $next
        (br_if $found
          (i32.gt_u
            (i32.mul (local.get $divisor) (local.get $divisor))
            (local.get $number)))
        (if (i32.eqz (i32.rem_u (local.get $number) (local.get $divisor)))
          (then (return (i32.const 0))))
        (local.set $divisor (i32.add (local.get $divisor) (i32.const 2)))
        (br $next)))
    (i32.const 1))
  (func (export "primes") (param $from i32) (param $to i32) (result i32)
    (local $count i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $from) (local.get $to)))
        (local.set $count
          (i32.add (local.get $count) (call $is_prime (local.get $from))))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (br $next)))
    (local.get $count)))
