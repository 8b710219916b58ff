using System;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Multiplies where a division is wanted, as FastMath allows: by the reciprocal of what a loop does not change, which is computed ahead of it; and by an
/// estimate of one over a square root, to which a step of Newton's method gives its places. Other divisions stay: processors of today divide about as
/// fast as they refine an estimate.
/// <code>
/// before: x = a / n; y = b / 3; z = 1 / Sqrt(c); w = d / Sqrt(c)
/// after:  x = a * (1 / n); y = b * 0.333; z = ReciprocalSqrtEstimate(c); w = d * ReciprocalSqrtEstimate(c)
/// </code>
/// </summary>
internal sealed class TakeReciprocals
{
    private readonly For code;
    private int divisions;
    private int roots;

    private TakeReciprocals(For code) => this.code = code;

    /// <param name="code">The loop.</param>
    /// <param name="divisions">How many divisions it did away with.</param>
    /// <param name="roots">How many reciprocal square roots it estimates.</param>
    public static For Run(For code, out int divisions, out int roots)
    {
        var pass = new TakeReciprocals(code);
        code = code with { Body = new IrRewrite(e => e.Rewrite(pass.Multiplied), v => v, b => b).Run(code.Body) };
        (divisions, roots) = (pass.divisions, pass.roots);
        return code;
    }

    private Expr Multiplied(Expr expr) => expr switch
    {
        Call { Function: Function.ReciprocalSqrt } root => Estimate(root),
        Binary { Op: BinaryOp.Divide, Type: ScalarType.Single or ScalarType.Double } quotient => Quotient(quotient),
        _ => expr,
    };

    private Expr Quotient(Binary quotient)
    {
        if (quotient.Right is Call { Function: Function.Sqrt } root)
            return Times(quotient.Left, Estimate(root));
        Expr? inverse = quotient.Left.IsFixedIn(code) ? null
            : quotient.Right is Constant divisor ? Inverse(divisor)
            : quotient.Right.IsFixedIn(code) ? quotient with { Left = Constant.Floating(1, quotient.Type) }
            : null;
        if (inverse is null)
            return quotient;
        divisions++;
        return Times(quotient.Left, inverse);
    }

    private Call Estimate(Call root)
    {
        roots++;
        return root with { Function = Function.ReciprocalSqrtEstimate };
    }

    private static Expr Times(Expr value, Expr factor) =>
        value is Constant { Bits: var bits } && bits == Constant.Floating(1, value.Type).Bits ? factor : new Binary(BinaryOp.Multiply, value, factor);

    /// <summary>One over a constant, where both are normal numbers: only then is the product about as exact as the quotient.</summary>
    private static Constant? Inverse(Constant divisor)
    {
        Constant inverse = Constant.Floating(1 / divisor.AsDouble(), divisor.Type);
        return IsNormal(divisor) && IsNormal(inverse) ? inverse : null;
    }

    private static bool IsNormal(Constant value)
    {
        double size = Math.Abs(value.AsDouble());
        return value.Type == ScalarType.Single ? size is >= 1.17549435E-38 and <= float.MaxValue : size is >= 2.2250738585072014E-308 and <= double.MaxValue;
    }
}
