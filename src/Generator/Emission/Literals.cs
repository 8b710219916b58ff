using System;
using System.Globalization;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission;

/// <summary>Constants as C# text of exactly their type and bits.</summary>
internal static class Literals
{
    public static string Text(Constant constant) => constant.Type switch
    {
        ScalarType.Boolean => constant.Bits != 0 ? "true" : "false",
        ScalarType.Double => Text(constant.AsDouble(), constant.Bits),
        ScalarType.Single => SingleText(constant),
        ScalarType.Half => $"global::System.BitConverter.UInt16BitsToHalf({Number((ushort)constant.Bits)})",
        ScalarType.Int32 => Signed(constant.Bits),
        ScalarType.UInt32 => Number((uint)constant.Bits) + "u",
        ScalarType.Int64 => Signed(constant.Bits, "L"),
        ScalarType.UInt64 => ((ulong)constant.Bits).ToString(CultureInfo.InvariantCulture) + "UL",
        _ => $"(({constant.Type.Keyword()}){Signed(constant.Bits)})",
    };

    /// <summary>A number in the invariant culture.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A double with as many digits as it takes to read it back.</summary>
    public static string Number(double value)
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        bool exact = double.Parse(shortest, CultureInfo.InvariantCulture).Equals(value);
        string text = exact ? shortest : value.ToString("G17", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E', 'e']) < 0 ? text + ".0" : text;
    }

    private static string Signed(long value, string suffix = "") => value < 0 ? $"({Number(value)}{suffix})" : Number(value) + suffix;

    private static string Text(double value, long bits)
    {
        if (double.IsNaN(value))
            return $"global::System.BitConverter.Int64BitsToDouble({Number(bits)}L)";
        if (double.IsInfinity(value))
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        string text = Number(value);
        if (value == 0 && bits < 0)
            return "(-0.0)";
        return value < 0 ? $"({text})" : text;
    }

    private static string SingleText(Constant constant)
    {
        float value = (float)constant.AsDouble();
        if (float.IsNaN(value))
            return $"global::System.BitConverter.Int32BitsToSingle({Number((int)constant.Bits)})";
        if (float.IsInfinity(value))
            return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        if (value == 0)
            return (int)constant.Bits < 0 ? "(-0f)" : "0f";
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        if (!float.Parse(shortest, CultureInfo.InvariantCulture).Equals(value))
            shortest = value.ToString("G9", CultureInfo.InvariantCulture);
        return value < 0 ? $"({shortest}f)" : shortest + "f";
    }
}
