using System.Runtime.CompilerServices;
using FusedKernels.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>A float on a device: as <see cref="Floats1"/>, with products as <typeparamref name="A"/> has them.</summary>
/// <typeparam name="A">The device's arithmetic.</typeparam>
internal readonly struct DeviceFloats<A> : IFloatLanes<float>
    where A : struct, IDeviceArithmetic
{
    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(float value) => A.Constant(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float OfBits(int bits) => Floats1.OfBits(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Get(float a, int lane) => Floats1.Get(a, lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float With(float a, int lane, float value) => Floats1.With(a, lane, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float a, float b) => Floats1.Add(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sub(float a, float b) => Floats1.Sub(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Mul(float a, float b) => A.Multiply(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Div(float a, float b) => Floats1.Div(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Fma(float a, float b, float c) => A.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sqrt(float a) => Floats1.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Abs(float a) => Floats1.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Neg(float a) => Floats1.Neg(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Less(float a, float b) => Floats1.Less(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AtMost(float a, float b) => Floats1.AtMost(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Same(float a, float b) => Floats1.Same(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllLess(float a, float b) => Floats1.AllLess(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(float condition) => Floats1.Any(condition);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Select(float condition, float a, float b) => Floats1.Select(condition, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float And(float a, float b) => Floats1.And(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AndNot(float a, float b) => Floats1.AndNot(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Or(float a, float b) => Floats1.Or(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Xor(float a, float b) => Floats1.Xor(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AddBits(float a, float b) => Floats1.AddBits(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SubBits(float a, float b) => Floats1.SubBits(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Up(float a, int places) => Floats1.Up(a, places);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Down(float a, int places) => Floats1.Down(a, places);
}
