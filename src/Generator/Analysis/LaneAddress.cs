using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>Where the lanes of a loop stand in a buffer, in elements.</summary>
/// <param name="First">The place of the first lane.</param>
/// <param name="Stride">From one lane to the next.</param>
internal sealed record LaneAddress(Polynomial First, Polynomial Stride)
{
    /// <summary>The largest distance at which lanes are fields of records, loaded and stored as a whole.</summary>
    private const long LargestRecord = 4;

    /// <summary>Whether all lanes stand at one element.</summary>
    public bool IsOnePlace => Stride.Equals(Polynomial.Zero);

    /// <summary>Whether lanes stand side by side, forwards or backwards.</summary>
    public bool IsContiguous => Stride.IsConstant && Stride.ConstantTerm is 1 or -1;

    /// <summary>Whether lanes are fields of small records.</summary>
    public bool IsRecord => Stride.IsConstant && Math.Abs(Stride.ConstantTerm) is > 1 and <= LargestRecord;

    /// <summary>Whether every lane is a memory access of its own.</summary>
    public bool IsScattered => !IsOnePlace && !IsContiguous && !IsRecord;

    public bool IsReversed => Stride.IsConstant && Stride.ConstantTerm < 0;

    /// <summary>The address of an access, or null where lanes stand in no fixed distance.</summary>
    public static LaneAddress? Of(Access access, For lanes, AffineForms affine) => Of(access.Buffer, access.Forms, lanes, affine);

    /// <inheritdoc cref="Of(Access, For, AffineForms)"/>
    public static LaneAddress? Of(KernelBuffer buffer, IEnumerable<Expr> index, For lanes, AffineForms affine) =>
        Of(buffer, index.Select(affine.Of).ToList(), lanes, affine);

    private static LaneAddress? Of(KernelBuffer buffer, IReadOnlyList<Polynomial?> forms, For lanes, AffineForms affine)
    {
        // A place in a row of its own; rows lie apart.
        if (buffer.Kind == BufferKind.Rows)
            return forms[0]?.Mentions(lanes.Index) != false || forms[forms.Count - 1] is not { } column ? null : OfLinear(column, lanes);
        return LinearAddress.Of(buffer, forms, affine) is { } address ? OfLinear(address, lanes) : null;
    }

    private static LaneAddress? OfLinear(Polynomial address, For lanes) =>
        address.Split(lanes.Index) is var (step, _)
            ? new LaneAddress(address, step * Polynomial.Of(lanes.Step))
            : null;
}
