using System.ComponentModel;

namespace FusedKernels.CompilerServices;

/// <summary>The remainder of a division that is cut off to a whole number, which has the sign of the dividend: <c>%</c> of floating point.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RemainderFunction : ILaneFunction<double>, ILaneFunction<float>
{
    static double ILaneFunction<double>.Invoke(double x, double y) => x % y;

    static float ILaneFunction<float>.Invoke(float x, float y) => x % y;
}
