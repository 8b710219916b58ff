using System;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Names of vector types and classes in generated code (aliases declared at its top).</summary>
internal static class LaneTypes
{
    /// <summary>The static class of a width: Lanes512.</summary>
    public static string Class(int width) => "Lanes" + Literals.Number(width);

    /// <summary>The vector of a type: Lanes512Double. Booleans are bytes in memory and masks in registers, halves are their bits in both.</summary>
    public static string Vector(int width, ScalarType type) => Class(width) + Suffix(type);

    /// <summary>The mask for elements of a size: a vector of signed integers, all ones or all zeros.</summary>
    public static string Mask(int width, int size) => Vector(width, MaskType(size));

    public static ScalarType MaskType(int size) => size switch
    {
        1 => ScalarType.SByte,
        2 => ScalarType.Int16,
        4 => ScalarType.Int32,
        _ => ScalarType.Int64,
    };

    /// <summary>What stands behind a mask where it selects vectors of a type: .AsDouble(), or nothing where it is of that type.</summary>
    public static string FromMask(ScalarType type) => type == MaskType(type.Size()) ? string.Empty : $".{As(type)}()";

    /// <summary>The reinterpreting call to a type: AsDouble.</summary>
    public static string As(ScalarType type) => "As" + Suffix(type);

    public static string Suffix(ScalarType type) => InMemory(type).ToString();

    /// <summary>The type of the vectors that elements are loaded into.</summary>
    public static ScalarType InMemory(ScalarType type) => type switch
    {
        ScalarType.Boolean => ScalarType.Byte,
        ScalarType.Half => ScalarType.UInt16,
        _ => type,
    };

    /// <summary>A scalar as a vector with it in every lane. Of the C# compiler's time, Create takes ten times as much as Zero and One do.</summary>
    public static string Create(int width, ScalarType type, string scalar) =>
        InMemory(type) == type && scalar == Literals.Text(Whole(0, type)) ? $"{Vector(width, type)}.Zero"
        : InMemory(type) == type && scalar == Literals.Text(Whole(1, type)) ? $"{Vector(width, type)}.One"
        : $"{Class(width)}.Create({(type == ScalarType.Half ? $"global::System.BitConverter.HalfToUInt16Bits({scalar})" : scalar)})";

    private static Constant Whole(int value, ScalarType type) => type.IsFloating() ? Constant.Floating(value, type) : new(type, value);

    /// <summary>The integer type of a size and signedness.</summary>
    public static ScalarType Integer(int size, bool signed) => (size, signed) switch
    {
        (1, true) => ScalarType.SByte,
        (1, false) => ScalarType.Byte,
        (2, true) => ScalarType.Int16,
        (2, false) => ScalarType.UInt16,
        (4, true) => ScalarType.Int32,
        (4, false) => ScalarType.UInt32,
        (8, true) => ScalarType.Int64,
        (8, false) => ScalarType.UInt64,
        _ => throw new ArgumentOutOfRangeException(nameof(size)),
    };
}
