using System.ComponentModel;

namespace FusedKernels.CompilerServices;

/// <summary>
/// What <see cref="DeviceMath{A}"/> asks of a device's code: products that are rounded before anything is added to them, products that are not, and constants that are no occasion to re-order
/// operations (ILGPU makes x of 1 - (1 - x), and lets NaN be greater than a constant on the left). A device's compiler that does otherwise loses what the algorithms compute from them. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeviceArithmetic
{
    /// <summary>The value itself.</summary>
    /// <param name="value">A constant.</param>
    static abstract double Constant(double value);

    /// <inheritdoc cref="Constant(double)"/>
    static abstract float Constant(float value);

    /// <summary>a * b, rounded by itself.</summary>
    /// <param name="a">One factor.</param>
    /// <param name="b">The other.</param>
    static abstract double Multiply(double a, double b);

    /// <inheritdoc cref="Multiply(double, double)"/>
    static abstract float Multiply(float a, float b);

    /// <summary>a * b + c, rounded once.</summary>
    /// <param name="a">One factor.</param>
    /// <param name="b">The other.</param>
    /// <param name="c">What is added.</param>
    static abstract double FusedMultiplyAdd(double a, double b, double c);

    /// <inheritdoc cref="FusedMultiplyAdd(double, double, double)"/>
    static abstract float FusedMultiplyAdd(float a, float b, float c);
}
