using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>Makes the raw bits of one value of a type (in the low bytes of the result).</summary>
internal delegate ulong ValueSource(Random random, TypeCode type);

/// <summary>The value sources of the tests.</summary>
internal static class Values
{
    private static readonly double[] Edges =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5,
        double.Epsilon, -double.Epsilon, 2.2250738585072009e-308, 2.2250738585072014e-308, double.MaxValue, double.MinValue,
        2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296, 9.2233720368547758e18, -9.2233720368547758e18,
        1.8446744073709552e19, 127, 128, -128, -129, 255, 256, 32767, 32768, 65535, 65536, 0.49999999999999994, 4503599627370497.5,
    ];

    private static readonly float[] SingleEdges = [float.Epsilon, -float.Epsilon, 1.1754942e-38f, float.MaxValue, float.MinValue, 0.49999997f, 8388607.5f];

    /// <summary>Everything: plain values, any bits, and the edges of the type.</summary>
    public static ulong Any(Random random, TypeCode type) => random.Next(8) switch
    {
        < 4 => Plain(random, type),
        < 6 => AnyBits(random, type),
        _ => Edge(random, type),
    };

    /// <summary>Values of everyday size, both signs, fractions for floating types.</summary>
    public static ulong Plain(Random random, TypeCode type) => FromDouble((random.NextDouble() * 2000) - 1000, type);

    /// <summary>Small values above zero that neither overflow nor cancel: 1 to 9, or 0.5 to 1.5 for floating types.</summary>
    public static ulong Tame(Random random, TypeCode type) =>
        FromDouble(IsFloating(type) ? 0.5 + random.NextDouble() : random.Next(1, 10), type);

    /// <summary>Any value an integer can be divided by without an exception: neither 0 nor -1.</summary>
    public static ulong Divisor(Random random, TypeCode type)
    {
        ulong bits = Any(random, type);
        return !IsFloating(type) && (bits == 0 || bits == Truncate(ulong.MaxValue, type)) ? 3 : bits;
    }

    /// <summary>Values of [<paramref name="low"/>, <paramref name="high"/>), whole numbers for integer types.</summary>
    public static ValueSource Range(double low, double high) =>
        (random, type) => FromDouble(IsFloating(type) ? low + (random.NextDouble() * (high - low)) : Math.Floor(low + (random.NextDouble() * (high - low))), type);

    /// <summary>Values that come often more than once, to make ties: -2 to 2 in steps of one half (floating) or one.</summary>
    public static ulong Ties(Random random, TypeCode type) => FromDouble(IsFloating(type) ? random.Next(-4, 5) / 2.0 : random.Next(IsSigned(type) ? -2 : 0, 3), type);

    /// <summary>Floating values without NaN and without infinities; any integer.</summary>
    public static ulong Finite(Random random, TypeCode type) =>
        IsFloating(type) ? FromDouble((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-5, 6)), type) : Any(random, type);

    /// <summary>One fixed value.</summary>
    public static ValueSource Constant(double value) => (_, type) => FromDouble(value, type);

    public static bool IsFloating(TypeCode type) => type is TypeCode.Single or TypeCode.Double;

    private static bool IsSigned(TypeCode type) => type is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64;

    public static int Size(TypeCode type) => type switch
    {
        TypeCode.Boolean or TypeCode.SByte or TypeCode.Byte => 1,
        TypeCode.Int16 or TypeCode.UInt16 => 2,
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
        TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not an element type"),
    };

    /// <summary>Whether a kernel holds values of a type as numbers of another one: characters and native integers.</summary>
    public static bool IsHeld(Type type) => type == typeof(char) || type == typeof(nint) || type == typeof(nuint);

    /// <summary>Size of an element of any type.</summary>
    public static int SizeOf(Type type) => type.IsPrimitive && !IsHeld(type)
        ? Size(Type.GetTypeCode(type))
        : (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;

    /// <summary>The numbers in a number, enumeration, structure or tuple.</summary>
    public static IEnumerable<object> Numbers(object value) => value.GetType() switch
    {
        { IsPrimitive: true } => [value],
        _ when value is Half half => [(float)half],
        { IsEnum: true } type => [Convert.ChangeType(value, Enum.GetUnderlyingType(type), System.Globalization.CultureInfo.InvariantCulture)],
        var type => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).SelectMany(field => Numbers(field.GetValue(value)!)),
    };

    /// <summary>A boxed value of the type from its bits.</summary>
    public static object Box(ulong bits, TypeCode type) => type switch
    {
        TypeCode.Boolean => (bits & 1) != 0,
        TypeCode.SByte => (sbyte)bits,
        TypeCode.Byte => (byte)bits,
        TypeCode.Int16 => (short)bits,
        TypeCode.UInt16 => (ushort)bits,
        TypeCode.Int32 => (int)bits,
        TypeCode.UInt32 => (uint)bits,
        TypeCode.Int64 => (long)bits,
        TypeCode.UInt64 => bits,
        TypeCode.Single => BitConverter.UInt32BitsToSingle((uint)bits),
        TypeCode.Double => BitConverter.UInt64BitsToDouble(bits),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not an element type"),
    };

    private static ulong AnyBits(Random random, TypeCode type) =>
        type == TypeCode.Boolean ? (ulong)random.Next(2) : Truncate((ulong)random.NextInt64() ^ ((ulong)random.Next() << 40), type);

    private static ulong Edge(Random random, TypeCode type)
    {
        switch (type)
        {
            case TypeCode.Single when random.Next(3) == 0:
                return BitConverter.SingleToUInt32Bits(SingleEdges[random.Next(SingleEdges.Length)]);
            case TypeCode.Single or TypeCode.Double:
                return FromDouble(Edges[random.Next(Edges.Length)], type);
            case TypeCode.Boolean:
                return (ulong)random.Next(2);
            default:
                int bits = 8 * Size(type);
                ulong top = 1UL << (bits - 1);
                ulong[] edges = [0, 1, ulong.MaxValue, top, top - 1, top + 1, ulong.MaxValue - 1, 2, (ulong)bits, (ulong)bits - 1];
                return Truncate(edges[random.Next(edges.Length)], type);
        }
    }

    private static ulong FromDouble(double value, TypeCode type) => type switch
    {
        TypeCode.Double => BitConverter.DoubleToUInt64Bits(value),
        TypeCode.Single => BitConverter.SingleToUInt32Bits((float)value),
        TypeCode.Boolean => (ulong)(BitConverter.DoubleToUInt64Bits(value) >> 30) & 1,
        _ => Truncate((ulong)(long)value, type),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Truncate(ulong bits, TypeCode type) => bits & (ulong.MaxValue >> (64 - (8 * Size(type))));
}
