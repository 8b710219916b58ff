using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>Sums and differences of integers that wrap around, whose constants come together.</summary>
internal static class WrappingSums
{
    public static Expr As(Expr expr, ScalarType type) => expr.Type == type ? expr : ConstantFolding.Fold(new Conversion(type, expr));

    public static Expr Plus(Expr left, Expr right) => right switch
    {
        Constant { Bits: 0 } => left,
        _ when left is Constant { Bits: 0 } => right,
        Constant added when left is Binary { Op: BinaryOp.Add, IsChecked: false, Right: Constant first } sum => Plus(sum.Left, ConstantFolding.Fold(new Binary(BinaryOp.Add, first, added))),
        _ => ConstantFolding.Fold(new Binary(BinaryOp.Add, left, right)),
    };

    public static Expr Minus(Expr left, Expr right) => right switch
    {
        Constant { Bits: 0 } => left,
        Constant taken => Plus(left, ConstantFolding.Fold(new Unary(UnaryOp.Negate, taken))),
        _ => ConstantFolding.Fold(new Binary(BinaryOp.Subtract, left, right)),
    };
}
