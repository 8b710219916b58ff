using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>Runs a case against the method as written.</summary>
internal static class CaseRunner
{
    public const KernelPaths AnySimd = KernelPaths.Simd128 | KernelPaths.Simd256 | KernelPaths.Simd512;

    /// <summary>The size from which even a reduction has enough blocks for several threads.</summary>
    private const int ThreadsFrom = 100_000;

    /// <summary>Every size of the case, called both ways, on one thread and on several.</summary>
    public static void Check(CompiledCase kernel)
    {
        foreach (int n in kernel.Case.Sizes)
        {
            int seed = Inputs.Seed(kernel.Case.Name, n);
            Check(kernel, Inputs.Make(kernel.Case, kernel.Parameters, n, seed), kernel.Case.Path, n, $"n = {n}, seed {seed}");
        }
    }

    /// <summary>
    /// One set of arguments, called every way, on one thread and on several; every call gives what the method as written gives, on the
    /// path expected. Where the cost model would keep to one thread, several are forced.
    /// </summary>
    public static void Check(CompiledCase kernel, object?[] arguments, Expected path, int n, string what)
    {
        Outcome expected = Oracle(kernel, arguments);
        Outcome? first = null;
        foreach (Way way in kernel.Case.Ways)
        {
            foreach (int threads in new[] { 1, 5 })
            {
                string how = $"{what}, {way}, at most {threads} threads";
                Outcome actual = kernel.Call(way, arguments, threads);
                Compare(kernel, expected, actual, how, exactAfterFault: threads == 1);
                if (kernel.Case.Tolerance > 0 && expected.Error is null)
                    Compare(kernel, first ??= actual, actual, $"{how}, against the first call", bits: true);
                if (expected.Error is null)
                    CheckPath(kernel, actual, path, n, threads, how);
            }
        }
    }

    /// <summary>Arguments for which a guard fails: both ways run the method as written, with its result or exception.</summary>
    public static void CheckFallsBack(CompiledCase kernel, object?[] arguments, string what)
    {
        Outcome expected = Oracle(kernel, arguments);
        foreach (Way way in new[] { Way.Run, Way.Intercepted })
        {
            Outcome actual = kernel.Call(way, arguments);
            Compare(kernel, expected, actual, $"{what}, {way}", bits: true);
            if (!actual.Paths.Contains(KernelPaths.AsWritten))
                Fail(kernel, $"{what}, {way}: went {Text(actual.Paths)}, not as written");
        }
    }

    /// <summary>Arguments for which the path is free; result, exception and buffers are those of the method as written.</summary>
    public static void CheckResult(CompiledCase kernel, object?[] arguments, string what) => Check(kernel, arguments, Expected.Anything, 0, what);

    /// <summary>The method as written, called through its delegate.</summary>
    public static Outcome Oracle(CompiledCase kernel, object?[] arguments)
    {
        Outcome outcome = kernel.Call(Way.AsWritten, arguments);
        return outcome.Paths.Count == 0
            ? outcome
            : throw new InvalidOperationException($"the oracle of {kernel.Case.Name} did not run as written: {Text(outcome.Paths)}");
    }

    public static void Compare(
        CompiledCase kernel, Outcome expected, Outcome actual, string what, bool bits = false, bool exactAfterFault = true)
    {
        if (expected.Error?.GetType() != actual.Error?.GetType())
            Fail(kernel, $"{what}: expected {Text(expected.Error)}, got {Text(actual.Error)}");
        if (expected.Error is not null && !exactAfterFault)
            return;
        double tolerance = bits ? 0 : kernel.Case.Tolerance;
        if (Comparison.Difference(expected.Result, actual.Result, tolerance) is string result)
            Fail(kernel, $"{what}: result: {result}");
        for (int i = 0; i < expected.Arguments.Length; i++)
        {
            string? difference = (expected.Arguments[i], actual.Arguments[i]) switch
            {
                (Region e, Region a) => Comparison.Difference(e.Backing, a.Backing, tolerance) is string text ? $"{text}; the span starts at {e.Offset}" : null,
                (Array e, Array a) => Comparison.Difference(e, a, tolerance),
                _ => null,
            };
            if (difference is not null)
                Fail(kernel, $"{what}: {kernel.Parameters[i].Name}: {difference}");
        }
    }

    /// <summary>
    /// Whether threads take part only in lanes: a loop that an iteration may end runs in source order without vectors, and one with running totals has no
    /// form without stores.
    /// </summary>
    private static bool NeedsLanes(CompiledCase kernel) => kernel.Plan.Contains("may end early") || kernel.Plan.Contains("scans into");

    private static void CheckPath(CompiledCase kernel, Outcome outcome, Expected path, int n, int threads, string what)
    {
        if (threads == 1 && outcome.Took(KernelPaths.Threads))
            Fail(kernel, $"{what}: went {Text(outcome.Paths)}");
        if (path == Expected.Anything)
            return;
        if (outcome.Took(KernelPaths.AsWritten) != (path == Expected.AsWritten))
            Fail(kernel, $"{what}: went {Text(outcome.Paths)}");
        if (path == Expected.Simd && n >= kernel.Case.SimdFrom && Vector128.IsHardwareAccelerated && !outcome.Took(AnySimd))
            Fail(kernel, $"{what}: no loop in SIMD, but {Text(outcome.Paths)}");
        if (path == Expected.Simd && n >= ThreadsFrom && threads > 1 && kernel.Case.Source.Contains("Parallel = true") && !outcome.Took(KernelPaths.Threads)
            && (Vector128.IsHardwareAccelerated || !NeedsLanes(kernel)))
            Fail(kernel, $"{what}: no loop on threads, but {Text(outcome.Paths)}");
        if (path == Expected.Threads && n >= ThreadsFrom && threads > 1 && !outcome.Took(KernelPaths.Threads))
            Fail(kernel, $"{what}: no loop on threads, but {Text(outcome.Paths)}");
        if (n >= kernel.Case.RunsFrom && outcome.Paths.Count == 0)
            Fail(kernel, $"{what}: no path was reported: was the generated code called at all?");
    }

    private static string Text(IReadOnlyList<KernelPaths> paths) => paths.Count == 0 ? "nowhere" : string.Join("; ", paths);

    private static string Text(Exception? error) => error is null ? "no exception" : $"{error.GetType().Name} ({error.Message})";

    private static void Fail(CompiledCase kernel, string what) =>
        throw new AssertionException($"{kernel.Case.Name}: {what}\n{kernel.Case.Source}\n{Dump.Text(kernel.Case.Name, kernel.Generated)}");
}
