print("easydown")
