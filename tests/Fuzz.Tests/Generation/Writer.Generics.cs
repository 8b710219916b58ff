using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <summary>Generic methods beside a kernel.</summary>
internal static class GenericHelpers
{
    private const string Number = "System.Numerics.INumber";

    /// <summary>Of two numbers of one type, by name.</summary>
    public static readonly ImmutableArray<(string Name, Member Member)> OfTwo =
    [
        ("g1", new($"private static TN g1<TN>(TN a, TN b) where TN : {Number}<TN> => a * b + TN.One;", null)),
        ("g2", new($"private static TN g2<TN>(TN a, TN b) where TN : {Number}<TN> => a > b ? a - b : TN.Max(a, b);", null)),
        ("g3", new($$"""
            private static TN g3<TN>(TN a, TN b) where TN : struct, {{Number}}<TN>
            {
                if (a < b || TN.IsZero(b))
                    return TN.Min(a, TN.One);
                TN c = a;
                for (int k = 0; k < 3; k++)
                    c += TN.IsNegative(c) ? b : -b;
                return c;
            }
            """, null)),
    ];

    /// <summary>From one integer type to another.</summary>
    public static readonly Member Cut = new($"private static TTo Cut<TFrom, TTo>(TFrom v) where TFrom : {Number}<TFrom> where TTo : {Number}<TTo> => TTo.CreateTruncating(v);", null);
}

/// <content>Generic helpers, and what a generic kernel does with numbers of its type parameter.</content>
internal sealed partial class Writer
{
    private const string T = FuzzKernel.TypeParameter;

    /// <summary>Names of generic helpers of two numbers.</summary>
    public ImmutableArray<string> Generics { get; init; } = [];

    /// <summary>For a generic kernel, a buffer of its type parameter that is read, and one that is written.</summary>
    public (BufferParameter From, BufferParameter To)? OfParameter { get; init; }

    private Code? CallOfGeneric(ScalarType type, int depth)
    {
        if (Generics.Length == 0 || type == ScalarType.Boolean)
            return null;
        ScalarType[] integers = [.. palette.Where(t => t.IsInteger() && t != type)];
        if (type.IsInteger() && integers.Length > 0 && Chance(40))
        {
            ScalarType from = Pick(integers);
            return Code.Of(type, "call of a generic helper: conversion", $"Cut<{from.Keyword()}, {type.Keyword()}>({{0}})", Value(from, depth - 1, literal: false));
        }

        return Code.Of(type, "call of a generic helper", $"{Pick(Generics)}<{type.Keyword()}>({{0}}, {{1}})", Value(type, depth - 1, literal: false), Value(type, depth - 1));
    }

    /// <summary>What a generic kernel writes.</summary>
    private Line StoreGeneric(BufferParameter from, BufferParameter to)
    {
        Code value = Generic(from, 3);
        hasWritten = true;
        return Line.Of("generic: store", $"{to.Name}[i] = {{0}};", value);
    }

    private Code Generic(BufferParameter from, int depth)
    {
        ScalarType type = from.Element;
        Code Of(string construct, string form, params ImmutableArray<Code> parts) => Code.Of(type, "generic: " + construct, form, parts);
        if (depth == 0 || Chance(15))
            return Weighted((4, () => Of("load", $"{from.Name}[i]")), (2, () => Of("load", $"{from.Name}[i + 1]")), (1, () => Of("constant", Pick([T + ".One", T + ".Zero"]))))();
        Code Next() => Generic(from, depth - 1);
        ScalarType[] sources = [.. palette.Where(t => type.IsFloating() || t.IsInteger())];
        return Weighted(
            (4, () => Of("+, -, *", $"({{0}} {Pick(["+", "-", "*"])} {{1}})", Next(), Next())),
            (1, () => Of("negation", "(-{0})", Next())),
            (2, () => Of("Min, Max", $"{T}.{Pick(["Min", "Max"])}({{0}}, {{1}})", Next(), Next())),
            (2, () => Of("?:", "({0} ? {1} : {2})", Value(ScalarType.Boolean, 1, literal: false), Next(), Next())),
            (2, () => Of("comparison", $"({{0}} {Pick(["<", ">=", "=="])} {{1}} ? {{2}} : {{3}})", Next(), Next(), Next(), Next())),
            (Generics.Length > 0 ? 3 : 0, () => Of("call", $"{Pick(Generics)}({{0}}, {{1}})", Next(), Next())),
            (sources.Length > 0 ? 2 : 0, () => Of("CreateTruncating", $"{T}.CreateTruncating({{0}})", Value(Pick(sources), 1, literal: false))))();
    }
}
