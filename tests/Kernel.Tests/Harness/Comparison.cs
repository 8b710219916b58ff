using System;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>Compares results: bit for bit where any NaN equals any NaN, or within a relative error.</summary>
internal static class Comparison
{
    /// <summary>The first difference in words, or null where there is none.</summary>
    public static string? Difference(object? expected, object? actual, double tolerance = 0)
    {
        if (expected is null || actual is null)
            return Equals(expected, actual) ? null : $"expected {Text(expected)}, got {Text(actual)}";
        if (expected.GetType() != actual.GetType())
            return $"expected a {expected.GetType().Name}, got a {actual.GetType().Name}";
        if (expected is Array array)
            return ArrayDifference(array, (Array)actual, tolerance);
        bool same = Values.Numbers(expected).Zip(Values.Numbers(actual)).All(pair => Same(pair.First, pair.Second, tolerance));
        return same ? null : $"expected {Text(expected)}, got {Text(actual)}";
    }

    private static string? ArrayDifference(Array expected, Array actual, double tolerance)
    {
        for (int d = 0; d < expected.Rank; d++)
        {
            if (expected.Rank != actual.Rank || expected.GetLength(d) != actual.GetLength(d))
                return $"lengths differ: expected {Lengths(expected)}, got {Lengths(actual)}";
        }

        Span<byte> left = Inputs.Bytes(expected);
        Span<byte> right = Inputs.Bytes(actual);
        if (left.SequenceEqual(right))
            return null;
        if (!expected.GetType().GetElementType()!.IsPrimitive)
            return StructuresDifference(expected, actual, tolerance);
        TypeCode type = Inputs.ElementType(expected);
        int size = Values.Size(type);
        int different = 0;
        string first = "";
        for (int i = 0; i < expected.Length; i++)
        {
            ReadOnlySpan<byte> a = left.Slice(i * size, size);
            ReadOnlySpan<byte> b = right.Slice(i * size, size);
            if (a.SequenceEqual(b) || Same(Element(a, type), Element(b, type), tolerance))
                continue;
            if (different++ == 0)
                first = $"element {i} of {expected.Length}: expected {Text(Element(a, type))}, got {Text(Element(b, type))}";
        }

        return different == 0 ? null : $"{first} ({different} elements differ)";
    }

    private static string? StructuresDifference(Array expected, Array actual, double tolerance)
    {
        int at = 0;
        foreach ((object e, object a) in expected.Cast<object>().Zip(actual.Cast<object>()))
        {
            if (!Values.Numbers(e).Zip(Values.Numbers(a)).All(pair => Same(pair.First, pair.Second, tolerance)))
                return $"element {at} of {expected.Length}: expected {Text(e)}, got {Text(a)}";
            at++;
        }

        return null;
    }

    private static bool Same(object expected, object actual, double tolerance) => (expected, actual) switch
    {
        (double e, double a) => SameDouble(e, a, tolerance),
        (float e, float a) => float.IsNaN(e) ? float.IsNaN(a)
            : BitConverter.SingleToUInt32Bits(e) == BitConverter.SingleToUInt32Bits(a) || (tolerance > 0 && SameDouble(e, a, tolerance)),
        (bool e, bool a) => e == a,
        _ => expected.Equals(actual),
    };

    private static bool SameDouble(double expected, double actual, double tolerance)
    {
        if (double.IsNaN(expected))
            return double.IsNaN(actual);
        if (BitConverter.DoubleToUInt64Bits(expected) == BitConverter.DoubleToUInt64Bits(actual))
            return true;
        return tolerance > 0
            && (expected == actual || Math.Abs(expected - actual) <= tolerance * Math.Max(Math.Abs(expected), Math.Abs(actual)));
    }

    // A bool's byte is compared as a byte: anything but 0 and 1 in a bool is a fault of its own.
    private static object Element(ReadOnlySpan<byte> bytes, TypeCode type)
    {
        Span<byte> wide = stackalloc byte[8];
        wide.Clear();
        bytes.CopyTo(wide);
        ulong bits = MemoryMarshal.Read<ulong>(wide);
        return type == TypeCode.Boolean ? (byte)bits : Values.Box(bits, type);
    }

    private static string Lengths(Array array) => string.Join("x", Enumerable.Range(0, array.Rank).Select(array.GetLength));

    private static string Text(object? value) => value switch
    {
        null => "null",
        double d => $"{d.ToString("R", CultureInfo.InvariantCulture)} (0x{BitConverter.DoubleToUInt64Bits(d):X16})",
        float f => $"{f.ToString("R", CultureInfo.InvariantCulture)} (0x{BitConverter.SingleToUInt32Bits(f):X8})",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
