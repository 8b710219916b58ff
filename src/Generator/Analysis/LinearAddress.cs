using System.Collections.Generic;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>Positions in the memory of a buffer, in elements; T[,] is row-major.</summary>
internal static class LinearAddress
{
    /// <summary>The position of an access, or null where a subscript is not affine.</summary>
    public static Polynomial? Of(KernelBuffer buffer, IReadOnlyList<Polynomial?> forms, AffineForms affine)
    {
        Polynomial address = Polynomial.Zero;
        for (int d = 0; d < forms.Count; d++)
        {
            if (forms[d] is not { } form)
                return null;
            address = d == 0 ? form : (address * affine.Of(new Length(buffer, d))!) + form;
        }

        return address;
    }
}
