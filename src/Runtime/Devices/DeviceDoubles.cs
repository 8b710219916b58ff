using FusedKernels.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>A double on a device: as <see cref="Doubles1"/>, with products as <typeparamref name="A"/> has them.</summary>
/// <typeparam name="A">The device's arithmetic.</typeparam>
internal readonly struct DeviceDoubles<A> : IDoubleLanes<double>
    where A : struct, IDeviceArithmetic
{
    public static int Count => 1;

    public static double Of(double value) => A.Constant(value);

    public static double OfBits(long bits) => Doubles1.OfBits(bits);

    public static double Get(double a, int lane) => Doubles1.Get(a, lane);

    public static double With(double a, int lane, double value) => Doubles1.With(a, lane, value);

    public static double Add(double a, double b) => Doubles1.Add(a, b);

    public static double Sub(double a, double b) => Doubles1.Sub(a, b);

    public static double Mul(double a, double b) => A.Multiply(a, b);

    public static double Div(double a, double b) => Doubles1.Div(a, b);

    public static double Fma(double a, double b, double c) => A.FusedMultiplyAdd(a, b, c);

    public static double Sqrt(double a) => Doubles1.Sqrt(a);

    public static double Abs(double a) => Doubles1.Abs(a);

    public static double Neg(double a) => Doubles1.Neg(a);

    public static double Less(double a, double b) => Doubles1.Less(a, b);

    public static double AtMost(double a, double b) => Doubles1.AtMost(a, b);

    public static double Same(double a, double b) => Doubles1.Same(a, b);

    public static bool AllLess(double a, double b) => Doubles1.AllLess(a, b);

    public static bool Any(double condition) => Doubles1.Any(condition);

    public static double Select(double condition, double a, double b) => Doubles1.Select(condition, a, b);

    public static double And(double a, double b) => Doubles1.And(a, b);

    public static double AndNot(double a, double b) => Doubles1.AndNot(a, b);

    public static double Or(double a, double b) => Doubles1.Or(a, b);

    public static double Xor(double a, double b) => Doubles1.Xor(a, b);

    public static double AddBits(double a, double b) => Doubles1.AddBits(a, b);

    public static double SubBits(double a, double b) => Doubles1.SubBits(a, b);

    public static double Up(double a, int places) => Doubles1.Up(a, places);

    public static double Down(double a, int places) => Doubles1.Down(a, places);
}
