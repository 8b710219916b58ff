using System.Collections.Generic;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Takes out the tests of overflow and of slices that the guards of a unit prove.
/// <code>
/// before: int start = slice(i * w, w of x.Length); s += x[checked(start + (k below w))]      after: int start = i * w; s += x[start + k]
/// </code>
/// </summary>
internal static class DropTests
{
    /// <summary>The loop without the given tests.</summary>
    public static For Run(For loop, ISet<Expr> proved)
    {
        if (proved.Count == 0)
            return loop;
        Expr Drop(Expr expr) => !expr.IsTest() || !proved.Contains(expr) ? expr.WithChildren(Drop) : expr is Within range ? Drop(range.Start) : expr.Unchecked().WithChildren(Drop);
        return (For)new IrRewrite(Drop, v => v, b => b).Run(loop);
    }
}
