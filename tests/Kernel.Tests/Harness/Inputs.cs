using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>A parameter of a kernel under test.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Element">Type of the scalar, or of the elements of the buffer.</param>
/// <param name="Rank">0 for a scalar, else the number of indices.</param>
/// <param name="IsSpan">Whether it is a span (then the argument is a <see cref="Region"/>), otherwise an array.</param>
internal sealed record KernelParameter(string Name, TypeCode Element, int Rank, bool IsSpan)
{
    /// <summary>The numbers in an element that is a structure.</summary>
    public int Numbers { get; init; } = 1;

    /// <summary>For an array of structures or enumerations, their type; otherwise null.</summary>
    public Type? Structure { get; init; }

    /// <summary>Whether it is one structure, or one value passed by reference, not a span of them.</summary>
    public bool IsOne { get; init; }

    /// <summary>Whether it is an array of arrays (then the argument is <see cref="Rows"/>).</summary>
    public bool HoldsRows { get; init; }
}

/// <summary>Makes and copies arguments.</summary>
internal static class Inputs
{
    /// <summary>Arguments of size <paramref name="n"/>; the same seed gives the same ones.</summary>
    public static object?[] Make(KernelCase kernel, IReadOnlyList<KernelParameter> parameters, int n, int seed)
    {
        var random = new Random(seed);
        return parameters.Select(p => Argument(kernel, p, n, random)).ToArray();
    }

    /// <summary>A seed that depends on the case and the size only.</summary>
    public static int Seed(string name, int n) => name.Aggregate(17, (hash, c) => unchecked((hash * 31) + c)) ^ (n * 7919);

    /// <summary>A deep copy in which regions of one array stay regions of one array.</summary>
    public static object?[] Copy(object?[] arguments)
    {
        var copies = new Dictionary<Array, Array>(ReferenceEqualityComparer.Instance);
        Array CopyOf(Array original) =>
            copies.TryGetValue(original, out Array? copy) ? copy : copies[original] = (Array)original.Clone();
        return Array.ConvertAll(arguments, a => a switch
        {
            Region region => region with { Backing = CopyOf(region.Backing) },
            Rows rows => rows with { Numbers = CopyOf(rows.Numbers), First = rows.First is null ? null : CopyOf(rows.First) },
            Array array => CopyOf(array),
            _ => a,
        });
    }

    /// <summary>The arrays behind the arguments, each once.</summary>
    public static IEnumerable<Array> Arrays(object?[] arguments) =>
        arguments.Select(a => a is Region region ? region.Backing : a as Array).OfType<Array>()
            .Distinct<Array>(ReferenceEqualityComparer.Instance);

    /// <summary>The bytes of an array of any rank.</summary>
    public static Span<byte> Bytes(Array array) => array.Length == 0
        ? default
        : MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), array.Length * Values.SizeOf(array.GetType().GetElementType()!));

    public static TypeCode ElementType(Array array) => Type.GetTypeCode(array.GetType().GetElementType());

    /// <summary>Fills a part of the array, seen as one row.</summary>
    public static void Fill(Array array, int from, int count, ValueSource source, Random random)
    {
        TypeCode type = ElementType(array);
        int size = Values.Size(type);
        Span<byte> bytes = Bytes(array);
        for (int i = from; i < from + count; i++)
        {
            ulong value = source(random, type);
            MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in value))[..size].CopyTo(bytes[(i * size)..]);
        }
    }

    /// <summary>An array of the element type with zero bounds.</summary>
    public static Array NewArray(TypeCode element, params int[] lengths) => Array.CreateInstance(TypeOf(element), lengths);

    public static Type TypeOf(TypeCode element) => Values.Box(0, element).GetType();

    private static object? Argument(KernelCase kernel, KernelParameter parameter, int n, Random random)
    {
        ValueSource source = kernel.Sources.GetValueOrDefault(parameter.Name, Values.Any);
        if (parameter.Rank == 0)
        {
            return kernel.Scalars.TryGetValue(parameter.Name, out Func<int, object>? value)
                ? value(n)
                : Values.Box(source(random, parameter.Element), parameter.Element);
        }

        int[] lengths = kernel.Shapes.TryGetValue(parameter.Name, out Func<int, int[]>? shape)
            ? shape(n).Select(length => Math.Max(length, 0)).ToArray()
            : Enumerable.Repeat(n, parameter.Rank).ToArray();
        if (parameter.IsSpan)
        {
            Region made = SpanOf(parameter.Element, (parameter.IsOne ? 1 : lengths[0]) * parameter.Numbers, parameter.Numbers > 1, source, random);
            if (kernel.Scalars.TryGetValue(parameter.Name, out Func<int, object>? one))
                made.Backing.SetValue(one(n), made.Offset);
            return made;
        }

        if (parameter.Structure is { } structure)
        {
            Array numbers = NewArray(parameter.Element, lengths.Aggregate(parameter.Numbers, (all, length) => all * length));
            Fill(numbers, 0, numbers.Length, source, random);
            Array structures = Array.CreateInstance(structure, lengths);
            Bytes(numbers).CopyTo(Bytes(structures));
            return structures;
        }

        if (parameter.HoldsRows && shape is null)
            lengths = Enumerable.Repeat(n, n).ToArray();
        Array array = parameter.HoldsRows ? NewArray(parameter.Element, lengths.Sum()) : NewArray(parameter.Element, lengths);
        Fill(array, 0, array.Length, source, random);
        return parameter.HoldsRows ? new Rows(array, lengths) : array;
    }

    // A random start gives every alignment; what lies around the span is compared too, so that a write outside is seen.
    private static Region SpanOf(TypeCode element, int length, bool aligned, ValueSource source, Random random)
    {
        int before = random.Next(70) & (aligned ? ~7 : ~0);
        const int After = 70;
        Array backing = NewArray(element, before + length + After);
        Fill(backing, 0, before, Values.Any, random);
        Fill(backing, before, length, source, random);
        Fill(backing, before + length, After, Values.Any, random);
        return new Region(backing, before, length);
    }
}
