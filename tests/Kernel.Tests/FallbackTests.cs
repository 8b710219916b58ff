using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Cases;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>Input that a guard turns away: result, exception and every byte written are those of the method as written.</summary>
[TestFixture]
public sealed class FallbackTests
{
    private static IEnumerable<string> WithBuffers => Compiled.Names.Where(name => Compiled.Source(name).Contains("[]", StringComparison.Ordinal)
        || Compiled.Source(name).Contains("Span<", StringComparison.Ordinal) || Compiled.Source(name).Contains("[,", StringComparison.Ordinal));

    /// <summary>Cases that write a span and have another one of the same element type.</summary>
    private static IEnumerable<string> WithTwoSpans => Compiled.Names.Where(name =>
    {
        string source = Compiled.Source(name);
        return source.Contains(" Span<", StringComparison.Ordinal) || source.Contains("(Span<", StringComparison.Ordinal);
    });

    [TestCaseSource(nameof(WithBuffers))]
    public void Short_buffers_give_what_csharp_gives(string name)
    {
        CompiledCase kernel = Compiled.Case(name);
        foreach (int n in new[] { 1, 7, 40 })
        {
            foreach (int parameter in Buffers(kernel))
            {
                foreach (int missing in new[] { 1, 2, n })
                {
                    object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, n, Inputs.Seed(name, n));
                    arguments[parameter] = Shorter(arguments[parameter], missing);
                    CaseRunner.CheckResult(kernel, arguments, $"n = {n}, {kernel.Parameters[parameter].Name} shorter by {missing}");
                }
            }
        }
    }

    [TestCaseSource(nameof(WithBuffers))]
    public void Null_arrays_give_what_csharp_gives(string name)
    {
        CompiledCase kernel = Compiled.Case(name);
        foreach (int parameter in Buffers(kernel).Where(p => !kernel.Parameters[p].IsSpan))
        {
            foreach (int n in new[] { 0, 3, 40 })
            {
                object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, n, Inputs.Seed(name, n));
                arguments[parameter] = null;
                CaseRunner.CheckResult(kernel, arguments, $"n = {n}, {kernel.Parameters[parameter].Name} is null");
            }
        }
    }

    [TestCaseSource(nameof(WithTwoSpans))]
    public void Overlapping_spans_give_what_csharp_gives(string name)
    {
        CompiledCase kernel = Compiled.Case(name);
        KernelParameter[] spans = [.. kernel.Parameters.Where(p => p.IsSpan)];
        foreach ((KernelParameter a, KernelParameter b) in spans.SelectMany((a, i) => spans.Skip(i + 1).Select(b => (a, b))).Where(p => p.a.Element == p.b.Element))
        {
            foreach (int offset in new[] { -65, -17, -8, -3, -2, -1, 0, 1, 2, 3, 8, 17, 65 })
            {
                object?[] arguments = Overlapped(kernel, a, b, n: 130, offset);
                CaseRunner.CheckResult(kernel, arguments, $"{b.Name} starts {offset} elements after {a.Name}");
            }
        }
    }

    /// <summary>Cases with two arrays that could be one.</summary>
    private static IEnumerable<string> WithTwoArrays => Compiled.Names.Where(name => Compiled.Source(name).Split("[] ").Length > 2
        || Compiled.Source(name).Split("[,] ").Length > 2 || Compiled.Source(name).Split("[,,] ").Length > 2);

    [TestCaseSource(nameof(WithTwoArrays))]
    public void One_array_for_two_parameters_gives_what_csharp_gives(string name)
    {
        CompiledCase kernel = Compiled.Case(name);
        KernelParameter[] arrays = [.. kernel.Parameters.Where(p => p is { Rank: > 0, IsSpan: false })];
        foreach ((KernelParameter a, KernelParameter b) in arrays.SelectMany((a, i) => arrays.Skip(i + 1).Select(b => (a, b))).Where(p => p.a.Element == p.b.Element && p.a.Rank == p.b.Rank && p.a.Structure == p.b.Structure && p.a.HoldsRows == p.b.HoldsRows))
        {
            foreach (int n in new[] { 1, 2, 9, 40 })
            {
                object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, n, Inputs.Seed(name, n));
                arguments[IndexOf(kernel, b)] = arguments[IndexOf(kernel, a)];
                CaseRunner.CheckResult(kernel, arguments, $"n = {n}, {a.Name} and {b.Name} are one array");
            }
        }
    }

    [Test]
    public void A_failing_guard_runs_the_method_as_written()
    {
        CompiledCase kernel = Compiled.Case("ThreeLoops");
        KernelParameter[] spans = [.. kernel.Parameters.Where(p => p.IsSpan)];
        object?[] tooShort = Inputs.Make(kernel.Case, kernel.Parameters, 100, 1);
        tooShort[0] = Shorter(tooShort[0], 1);

        CaseRunner.CheckFallsBack(kernel, tooShort, "a short buffer");
        CaseRunner.CheckFallsBack(kernel, Overlapped(kernel, spans[0], spans[1], 130, 1), "overlapping spans");
    }

    private static IEnumerable<int> Buffers(CompiledCase kernel) => Enumerable.Range(0, kernel.Parameters.Count).Where(p => kernel.Parameters[p].Rank > 0);

    /// <summary>Both spans in one array, the second one <paramref name="offset"/> elements after the first.</summary>
    private static object?[] Overlapped(CompiledCase kernel, KernelParameter a, KernelParameter b, int n, int offset)
    {
        object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, n, Inputs.Seed(kernel.Case.Name, offset));
        int first = IndexOf(kernel, a);
        int second = IndexOf(kernel, b);
        var x = (Region)arguments[first]!;
        var y = (Region)arguments[second]!;
        Array backing = Inputs.NewArray(a.Element, Math.Max(x.Length, y.Length) + (2 * Math.Abs(offset)) + 140);
        Inputs.Fill(backing, 0, backing.Length, kernel.Case.Sources.GetValueOrDefault(a.Name, Values.Any), new Random(offset));
        int start = Math.Abs(offset) + 11;
        arguments[first] = new Region(backing, start, x.Length);
        arguments[second] = new Region(backing, start + offset, y.Length);
        return arguments;
    }

    private static int IndexOf(CompiledCase kernel, KernelParameter parameter) => kernel.Parameters.ToList().IndexOf(parameter);

    /// <summary>The same argument without its last elements (of every dimension).</summary>
    private static object? Shorter(object? argument, int missing)
    {
        if (argument is Region region)
            return region with { Length = Math.Max(0, region.Length - missing) };
        if (argument is Rows rows)
            return rows with { Lengths = [.. rows.Lengths.Select(length => Math.Max(0, length - missing))] };
        var array = (Array)argument!;
        int[] lengths = [.. Enumerable.Range(0, array.Rank).Select(d => Math.Max(0, array.GetLength(d) - missing))];
        Array shorter = Array.CreateInstance(array.GetType().GetElementType()!, lengths);
        Inputs.Bytes(array)[..Inputs.Bytes(shorter).Length].CopyTo(Inputs.Bytes(shorter));
        return shorter;
    }
}
