using System.Collections.Generic;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Takes out the tests of slices that the guards of a unit prove.
/// <code>
/// before: int start = slice(i * w, w of x.Length); s += x[start + (k below w)]      after: int start = i * w; s += x[start + k]
/// </code>
/// </summary>
internal static class DropTests
{
    /// <summary>The loop without the tests of the given ids.</summary>
    public static For Run(For loop, ISet<int> proved)
    {
        if (proved.Count == 0)
            return loop;
        Expr Drop(Expr expr) => expr.Rewrite(e => e is Within range && proved.Contains(range.Id) ? range.Start : e);
        return (For)new IrRewrite(Drop, v => v, b => b).Run(loop);
    }
}
