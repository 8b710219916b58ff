using System.Runtime.CompilerServices;
using FusedKernels.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>A double on a device: as <see cref="Doubles1"/>, with products as <typeparamref name="A"/> has them.</summary>
/// <typeparam name="A">The device's arithmetic.</typeparam>
internal readonly struct DeviceDoubles<A> : IDoubleLanes<double>
    where A : struct, IDeviceArithmetic
{
    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double value) => A.Constant(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OfBits(long bits) => Doubles1.OfBits(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Get(double a, int lane) => Doubles1.Get(a, lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double With(double a, int lane, double value) => Doubles1.With(a, lane, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Add(double a, double b) => Doubles1.Add(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sub(double a, double b) => Doubles1.Sub(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Mul(double a, double b) => A.Multiply(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Div(double a, double b) => Doubles1.Div(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Fma(double a, double b, double c) => A.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sqrt(double a) => Doubles1.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Abs(double a) => Doubles1.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Neg(double a) => Doubles1.Neg(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Less(double a, double b) => Doubles1.Less(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AtMost(double a, double b) => Doubles1.AtMost(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Same(double a, double b) => Doubles1.Same(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllLess(double a, double b) => Doubles1.AllLess(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(double condition) => Doubles1.Any(condition);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Select(double condition, double a, double b) => Doubles1.Select(condition, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double And(double a, double b) => Doubles1.And(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AndNot(double a, double b) => Doubles1.AndNot(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Or(double a, double b) => Doubles1.Or(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Xor(double a, double b) => Doubles1.Xor(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AddBits(double a, double b) => Doubles1.AddBits(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SubBits(double a, double b) => Doubles1.SubBits(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Up(double a, int places) => Doubles1.Up(a, places);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Down(double a, int places) => Doubles1.Down(a, places);
}
