using System.Collections.Generic;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// The value of an expression in a gang: one scalar text for all lanes, or one vector text per part. A varying boolean is a mask for
/// elements of <see cref="MaskSize"/> bytes.
/// </summary>
internal sealed record LaneValue(ScalarType Type, bool IsUniform, IReadOnlyList<string> Parts, int MaskSize)
{
    public static LaneValue Uniform(ScalarType type, string text) => new(type, true, [text], 0);

    public static LaneValue Vectors(ScalarType type, IReadOnlyList<string> parts) => new(type, false, parts, 0);

    public static LaneValue Mask(int size, IReadOnlyList<string> parts) => new(ScalarType.Boolean, false, parts, size);

    public string Scalar => Parts[0];

    /// <summary>Whether the text of a uniform value reads from memory, so that it is not repeated without need.</summary>
    public bool ReadsMemory { get; init; }
}
