using System.Collections.Generic;
using System.Globalization;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>What FastMath allows within an iteration. Lanes and scalar code of a loop both go through it, and have the same bits.</summary>
internal static class LooseArithmetic
{
    /// <param name="code">The loop.</param>
    /// <param name="notes">What was done, in words for the plan.</param>
    public static For Run(For code, out IReadOnlyList<string> notes)
    {
        code = TakeReciprocals.Run(code, out int divisions, out int roots);
        code = FuseProducts.Run(code, out int products);
        List<string> done = [];
        if (products > 0)
            done.Add($"{Counted(products, "product is", "products are")} added without being rounded first");
        if (divisions > 0)
            done.Add($"{Counted(divisions, "division is", "divisions are")} by the reciprocal of what the loop does not change");
        if (roots > 0)
            done.Add($"{Counted(roots, "reciprocal square root is an estimate", "reciprocal square roots are estimates")} with a step of Newton's method, within 2 ulp");
        notes = done;
        return code;
    }

    private static string Counted(int count, string one, string several) => $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? one : several)}";
}
