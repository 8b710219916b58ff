using System;
using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>A single double.</summary>
internal readonly struct Doubles1 : IDoubleLanes<double>
{
    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OfBits(long bits) => BitConverter.Int64BitsToDouble(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Get(double a, int lane) => a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double With(double a, int lane, double value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Add(double a, double b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sub(double a, double b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Mul(double a, double b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Div(double a, double b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Fma(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sqrt(double a) => Math.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Abs(double a) => Math.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Neg(double a) => -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Less(double a, double b) => All(a < b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AtMost(double a, double b) => All(a <= b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Same(double a, double b) => All(a == b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllLess(double a, double b) => a < b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(double condition) => Bits(condition) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Select(double condition, double a, double b) => Bits(condition) != 0 ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double And(double a, double b) => BitConverter.Int64BitsToDouble(Bits(a) & Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AndNot(double a, double b) => BitConverter.Int64BitsToDouble(Bits(a) & ~Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Or(double a, double b) => BitConverter.Int64BitsToDouble(Bits(a) | Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Xor(double a, double b) => BitConverter.Int64BitsToDouble(Bits(a) ^ Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AddBits(double a, double b) => BitConverter.Int64BitsToDouble(Bits(a) + Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SubBits(double a, double b) => BitConverter.Int64BitsToDouble(Bits(a) - Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Up(double a, int places) => BitConverter.Int64BitsToDouble(Bits(a) << places);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Down(double a, int places) => BitConverter.Int64BitsToDouble(Bits(a) >>> places);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Bits(double a) => BitConverter.DoubleToInt64Bits(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double All(bool condition) => BitConverter.Int64BitsToDouble(condition ? -1 : 0);
}
