using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <summary>C#'s numeric types that operators compute in: their promotions, conversions and literals.</summary>
internal static class Numbers
{
    public static readonly ImmutableArray<ScalarType> All = [.. Enum.GetValues<ScalarType>().Where(t => t != ScalarType.Boolean && t.IsComputed())];

    public static bool IsSmall(ScalarType type) => type.Size() < 4;

    /// <summary>The type that an operator computes in, or null where C# has none.</summary>
    public static ScalarType? Promoted(ScalarType a, ScalarType b)
    {
        bool Either(ScalarType type) => a == type || b == type;
        return Either(ScalarType.Double) ? ScalarType.Double
            : Either(ScalarType.Single) ? ScalarType.Single
            : Either(ScalarType.UInt64) ? (a.IsSigned() || b.IsSigned() ? null : ScalarType.UInt64)
            : Either(ScalarType.Int64) ? ScalarType.Int64
            : Either(ScalarType.UInt32) ? (a.IsSigned() || b.IsSigned() ? ScalarType.Int64 : ScalarType.UInt32)
            : ScalarType.Int32;
    }

    /// <summary>The pairs of operand types whose operators compute in a type.</summary>
    public static ImmutableArray<(ScalarType Left, ScalarType Right)> Operands(ScalarType type) => Pairs[type];

    private static readonly Dictionary<ScalarType, ImmutableArray<(ScalarType, ScalarType)>> Pairs = All.ToDictionary(
        type => type,
        type => (from a in All from b in All where Promoted(a, b) == type select (a, b)).ToImmutableArray());

    public static Code Literal(ScalarType type, Random random) => type switch
    {
        ScalarType.Boolean => Code.Of(type, Code.Literal, random.Next(2) == 0 ? "true" : "false"),
        ScalarType.Double => Code.Of(type, Code.Literal, $"({Fraction(random)})"),
        ScalarType.Single => Code.Of(type, Code.Literal, $"({Fraction(random)}f)"),
        _ => Literal(type, Whole(type, random)),
    };

    private static string Fraction(Random random) => random.Next(6) switch
    {
        0 => "0.0",
        1 => "-1.5",
        2 => "1e10",
        3 => "0.1",
        _ => ((random.Next(-800, 801) + 0.5) / 8).ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>A number as a literal of an integer type.</summary>
    public static Code Literal(ScalarType type, int value)
    {
        string suffix = type switch { ScalarType.UInt32 => "u", ScalarType.Int64 => "L", ScalarType.UInt64 => "UL", _ => "" };
        string text = value.ToString(CultureInfo.InvariantCulture) + suffix;
        string form = value < 0 ? $"({text})" : text;
        return Code.Of(type, Code.Literal, IsSmall(type) ? $"(({type.Keyword()}){form})" : form);
    }

    private static int Whole(ScalarType type, Random random) => random.Next(5) switch
    {
        0 => random.Next(3),
        1 when type.IsSigned() => -random.Next(1, 100),
        2 when !IsSmall(type) => 1 << random.Next(31),
        _ => random.Next(1, 100),
    };
}
