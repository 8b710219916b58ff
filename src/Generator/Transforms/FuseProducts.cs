using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Adds products without rounding them first (contraction), as FastMath allows. Of two products that are added up, the left one.
/// <code>
/// before: x = a * b + c              y = c - a * b               s += a * b
/// after:  x = FusedMultiplyAdd(a, b, c)   y = FusedMultiplyAdd(-a, b, c)   s += a * b rounded once
/// </code>
/// </summary>
internal sealed class FuseProducts
{
    private int count;

    /// <param name="code">The loop.</param>
    /// <param name="count">How many products it fused with their sums.</param>
    public static For Run(For code, out int count)
    {
        var pass = new FuseProducts();
        code = code with { Body = pass.Sums(new IrRewrite(e => e.Rewrite(pass.Fused), v => v, b => b).Run(code.Body)) };
        count = pass.count;
        return code;
    }

    /// <summary>Accumulations: what they add is a product still.</summary>
    private Block Sums(Block block) => new(block.Statements.Select(Sum).ToEquatable());

    private Stmt Sum(Stmt statement)
    {
        if (statement is not Accumulate { Kind: ReductionKind.Sum, Factor: null } sum || Product(sum.Value) is not { } product)
            return statement.WithBlocks(Sums);
        count++;
        return sum with { Factor = product.Left, Value = product.Right };
    }

    private Expr Fused(Expr expr) => expr is not Binary { Op: BinaryOp.Add or BinaryOp.Subtract, Left: var left, Right: var right } sum || !IsComputed(sum.Type) ? expr
        : Product(left) is { } first ? Of(first, sum.Op == BinaryOp.Add ? right : Negated(right))
        : Product(right) is { } second && MayFollow(left) ? Of(sum.Op == BinaryOp.Add ? second : second with { Left = Negated(second.Left) }, left)
        : expr;

    private Call Of(Binary product, Expr added)
    {
        count++;
        return new Call(product.Type, Function.FusedMultiplyAdd, EquatableArray.Of(product.Left, product.Right, added));
    }

    /// <summary>The two factors of a product; of one with the other sign, the left factor has it.</summary>
    private static Binary? Product(Expr expr) => expr switch
    {
        Binary { Op: BinaryOp.Multiply } product when IsComputed(product.Type) => product,
        Unary { Op: UnaryOp.Negate, Operand: Binary { Op: BinaryOp.Multiply } product } when IsComputed(product.Type) => product with { Left = Negated(product.Left) },
        _ => null,
    };

    private static Expr Negated(Expr value) => value is Constant constant ? Constant.Floating(-constant.AsDouble(), constant.Type) : new Unary(UnaryOp.Negate, value);

    /// <summary>Whether a value may be computed behind a product that it stands before: no exception of another kind comes first then.</summary>
    private static bool MayFollow(Expr expr) => expr.All().All(e => e is Load || Faults.Never(e));

    private static bool IsComputed(ScalarType type) => type is ScalarType.Single or ScalarType.Double;
}
